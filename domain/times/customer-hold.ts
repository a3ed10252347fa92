import type { Time } from '../../contract/schemas/consult.ts';
import { type Instant, order, precedes } from '../fold/instant.ts';
import { customerGoneBy } from '../outcome/customer-gone-by.ts';
import { everybodyLogs } from '../outcome/everybody-logs.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { mayHaveEndedBefore } from '../outcome/may-have-ended-before.ts';
import { heldByDesk } from './held-by-desk.ts';
import { talkEnd, threeEnd, threeEndWindow } from './talk-end.ts';
import { known, NOT_APPLICABLE, stretch, unknownWithin } from './time.ts';
import { windowOf } from './window.ts';

/** How far a hold in whole seconds may lie from the instants it is compared with. */
const OUT_MS = 1500;
const MOST_OUT_MS = 2000;

/**
 * How long the customer was held between the invitation and the first of asker, consulted party and customer leaving: by the asker's
 * agent events where they cover it and agree with the record, else by the record where its one hold can only be this consult's.
 */
export function customerHold(evidence: Evidence, joinedAt: Instant | null): Time {
  const { asker, invited } = evidence.pair;
  if ((invited.channel ?? asker?.channel) === 'CHAT') return NOT_APPLICABLE;
  const from = invited.startedAt;
  const over = talkEnd(evidence);
  const to = threeEnd(evidence);
  if (!asker?.followed || !from || !over || !to || mayHaveEndedBefore(evidence)) return untold(evidence);
  const recordTells = recordTellsHolds(evidence, over);
  return (
    heldByDesk({
      asker,
      from,
      to,
      others: evidence.pair.chain.filter((leg) => leg !== asker),
      customerLeftAt: evidence.customerLeftAt,
      recordTells,
    }) ??
    (recordTells ? heldByRecord(evidence, from, evidence.joined?.is ? joinedAt : to) : null) ??
    untold(evidence)
  );
}

/** No longer than all three could be on the call since the invitation, nor than all the holds of the asker's contact. */
function untold(evidence: Evidence): Time {
  const { asker, invited } = evidence.pair;
  const { atMostMs } = stretch(windowOf(invited.startedAt), threeEndWindow(evidence, true));
  const held = asker?.record?.customerHoldSeconds;
  return unknownWithin(0, Math.min(atMostMs, held === undefined ? Number.POSITIVE_INFINITY : held * 1000 + OUT_MS));
}

/** A record counts a hold on while the customer is gone; it tells holds only where it also tells when that was. */
const recordTellsHolds = (evidence: Evidence, over: Instant): boolean =>
  customerGoneBy(evidence, over) === false ||
  (evidence.customerLeftAt !== null && evidence.askerLeftAt !== null && order(evidence.customerLeftAt, evidence.askerLeftAt) === 'before');

/**
 * An invitation always puts the customer on hold, so the only hold of a contact with only one invitation began with it or, by hand,
 * before. It ends with the joining or lasts to the end. An asker who was asked in themselves may have found the customer on hold: nothing
 * tells whose it was.
 */
function heldByRecord(evidence: Evidence, from: Instant, until: Instant | null): Time | null {
  const { asker, siblings } = evidence.pair;
  const { holds, customerHoldSeconds: held } = asker?.record ?? {};
  if (asker?.parent || siblings.length > 0 || holds !== 1 || held === undefined || !until || mayHaveSwapped(evidence)) return null;
  const heldMs = Math.max(0, until.ms - from.ms);
  // A customer taken off hold early was on hold before for nobody knows how long; one held longer was so before, or after it was over.
  const [early, long] = [held * 1000 < heldMs - OUT_MS, held * 1000 > heldMs + OUT_MS];
  if (early || (long && evidence.answer.answered?.is === true && !evidence.customerLeftAt)) return null;
  const ms = Math.min(held * 1000, heldMs);
  return known(ms, 'estimated', { atLeastMs: ms - MOST_OUT_MS, atMostMs: ms + MOST_OUT_MS });
}

/** Somebody answered while the asker was there, and one of them may have gone back to the customer in between: only desks tell of that. */
function mayHaveSwapped(evidence: Evidence): boolean {
  const { answer, askerLeftAt, logs } = evidence;
  if (answer.answered?.is === false || (answer.at && askerLeftAt && precedes(askerLeftAt, answer.at))) return false;
  return !everybodyLogs(evidence) || [...logs.asker, ...logs.consulted].some((act) => act.verb === 'swapped');
}
