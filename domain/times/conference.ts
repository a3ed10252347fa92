import type { Time } from '../../contract/schemas/consult.ts';
import type { Instant } from '../fold/instant.ts';
import { isCustomerFollowed } from '../outcome/customer-gone-by.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { threeEnd } from './talk-end.ts';
import { between, UNKNOWN } from './time.ts';

/** From the joining until the first of the three left. */
export function conference(evidence: Evidence, joinedAt: Instant | null): Time {
  return joinedAt && isCustomerFollowed(evidence) ? between(joinedAt, threeEnd(evidence)) : UNKNOWN;
}
