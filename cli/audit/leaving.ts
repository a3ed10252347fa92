import type { StoredLeg } from '../../lambdas/store/leg-item.ts';

/**
 * DynamoDB deletes an item some time after it has expired (Developer Guide, Time to Live), and the contacts of a call expire one after the
 * other, as they began. So what is left of a chain while it leaves the ledger tells nothing of what was derived from the whole of it.
 * No call lasts so long that a contact of it expires later than this after the first.
 */
const LONGEST_CALL_SECONDS = 2 * 24 * 3_600;

/** Whether an item is gone soon, or something is gone already that it belonged to. Seconds since 1970 UTC; null never expires. */
export const isLeaving = (expiresAt: number | null, nowSeconds: number): boolean =>
  expiresAt !== null && expiresAt <= nowSeconds + LONGEST_CALL_SECONDS;

/** Whether a contact of a chain is. */
export const isChainLeaving = (legs: readonly StoredLeg[], nowSeconds: number): boolean =>
  legs.some(({ expiresAt }) => isLeaving(expiresAt, nowSeconds));
