import type { Item } from './query-all.ts';

/**
 * When something that began at `instant` may be deleted, in whole seconds since 1970 UTC: a pure function of the instant, so
 * that every order of facts ends with the same expiry. A day that the later month lacks runs over into the next month.
 * @param instant ISO 8601
 */
export function expiryOf(instant: string, retentionMonths: number): number {
  const at = new Date(instant);
  at.setUTCMonth(at.getUTCMonth() + retentionMonths);
  return Math.floor(at.getTime() / 1000);
}

/** Whether an item has expired: DynamoDB deletes expired items within days, not at once (Developer Guide, Time to Live). */
export const isExpired = ({ expiresAt }: Item, nowMs: number): boolean => Number(expiresAt?.N ?? Number.POSITIVE_INFINITY) * 1000 <= nowMs;
