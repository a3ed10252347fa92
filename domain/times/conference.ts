import type { Time } from '../../contract/schemas/consult.ts';
import type { Instant } from '../fold/instant.ts';
import { isCustomerFollowed } from '../outcome/customer-gone-by.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { mayHaveEndedBefore } from '../outcome/may-have-ended-before.ts';
import { within } from './private-talk.ts';
import { threeEnd, threeEndWindow } from './talk-end.ts';
import { between, NOT_APPLICABLE, unknownWithin } from './time.ts';

/** From the joining until the first of the three left; with the private consult no longer than the consult. */
export function conference(evidence: Evidence, joinedAt: Instant | null, consult: Time): Time {
  if (consult.method === 'not-applicable' || evidence.joined?.is === false) return NOT_APPLICABLE;
  const isFollowed = isCustomerFollowed(evidence);
  if (joinedAt && isFollowed && !mayHaveEndedBefore(evidence))
    return within(between(joinedAt, threeEnd(evidence), threeEndWindow(evidence, isFollowed)), consult);
  return unknownWithin(0, consult.atMostMs ?? Number.POSITIVE_INFINITY);
}
