import type { Time } from '../consult.ts';
import { earlier, type Instant } from '../fold/instant.ts';
import { isCustomerFollowed } from '../outcome/customer-gone-by.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { talkEnd } from './talk-end.ts';
import { between, UNKNOWN } from './time.ts';

/** From the joining until the first of the three left; the asker's contact ends no later than with the first of asker and customer. */
export function conference(evidence: Evidence, joinedAt: Instant | null): Time {
  const end = talkEnd(evidence);
  return joinedAt && end && isCustomerFollowed(evidence) ? between(joinedAt, earlier(end, evidence.pair.asker?.endedAt ?? null)) : UNKNOWN;
}
