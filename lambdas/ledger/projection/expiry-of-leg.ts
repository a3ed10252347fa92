import type { LegFacts } from '../../../domain/fact.ts';
import { firstInstantOf } from '../../../domain/older-than-retention.ts';
import { expiryOf } from '../../store/expiry.ts';

/** When what is known of a contact may be deleted, in seconds since 1970 UTC: its first instant and the retention; null while no instant is known. */
export function expiryOfLeg({ sets, ...facts }: LegFacts, retentionMonths: number): number | null {
  const first = firstInstantOf({ ...facts, add: sets });
  return first === undefined ? null : expiryOf(first, retentionMonths);
}
