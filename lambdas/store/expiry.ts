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

/** When DynamoDB may delete an item, in seconds since 1970 UTC; null for never. */
export const expiryIn = ({ expiresAt }: Item): number | null => (expiresAt?.N === undefined ? null : Number(expiresAt.N));

/** Whether an item has expired: DynamoDB deletes expired items within days, not at once (Developer Guide, Time to Live). */
export const isExpired = (item: Item, nowMs: number): boolean => (expiryIn(item) ?? Number.POSITIVE_INFINITY) * 1000 <= nowMs;
