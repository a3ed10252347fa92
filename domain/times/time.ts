import type { Time } from '../../contract/schemas/consult.ts';
import { coarsest, type Instant, type Known } from '../fold/instant.ts';

/** Unknown is null, never 0. */
export const UNKNOWN: Time = { ms: null, method: 'unknown' };

/**
 * The time from one instant to another, as well known as the coarser of the two (and of what else it hangs on). Whole seconds may
 * put an end a little before its beginning: that is no time at all, not a negative one. More than that is a contradiction: unknown.
 */
export function between(from: Instant | null, to: Instant | null, ...also: readonly Known[]): Time {
  if (!from || !to) return UNKNOWN;
  const method = coarsest(from.method, to.method, ...also);
  const ms = to.ms - from.ms;
  if (ms < 0 && (method !== 'estimated' || ms < -1000)) return UNKNOWN;
  return { ms: Math.max(0, Math.round(ms)), method };
}
