import type { Time } from '../consult.ts';
import { earlier, type Instant, order } from '../fold/instant.ts';
import { customerGoneBy } from '../outcome/customer-gone-by.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { heldByDesk } from './held-by-desk.ts';
import { talkEnd } from './talk-end.ts';
import { UNKNOWN } from './time.ts';

/**
 * How long the customer was held between the invitation and the first of asker, consulted party and customer leaving: by the asker's
 * agent events where they cover it and agree with the record, else by the record where its one hold can only be this consult's.
 */
export function customerHold(evidence: Evidence): Time {
  const { asker, invited } = evidence.pair;
  const from = invited.startedAt;
  const over = talkEnd(evidence);
  if (!asker || !from || !over) return UNKNOWN;
  // The asker's contact ends no later than with the first of asker and customer.
  const to = earlier(over, asker.endedAt) ?? over;
  const recordTells = recordTellsHolds(evidence, over);
  return heldByDesk({ asker, from, to, recordTells }) ?? (recordTells ? heldByRecord(evidence, from, to) : UNKNOWN);
}

/** A record counts a hold on while the customer is gone; it tells holds only where it also tells when that was. */
const recordTellsHolds = (evidence: Evidence, over: Instant): boolean =>
  customerGoneBy(evidence, over) === false ||
  (evidence.customerLeftAt !== null && evidence.askerLeftAt !== null && order(evidence.customerLeftAt, evidence.askerLeftAt) === 'before');

/** An invitation always puts the customer on hold, so the only hold of a contact with only one invitation began with it. */
function heldByRecord({ pair: { asker, siblings } }: Evidence, from: Instant, to: Instant): Time {
  const { holds, customerHoldSeconds: held } = asker?.record ?? {};
  if (siblings.length > 0 || holds !== 1 || held === undefined) return UNKNOWN;
  return { ms: Math.max(0, Math.min(held * 1000, to.ms - from.ms)), method: 'estimated' };
}
