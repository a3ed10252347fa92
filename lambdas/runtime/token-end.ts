import type { Claims } from './verified-claims.ts';

/**
 * When a verified token ends, in milliseconds since 1970 UTC; null where it does not say. HTTP APIs refuse a token without `exp`, in seconds
 * (API Gateway Developer Guide, "Control access to HTTP APIs with JWT authorizers").
 */
export const tokenEndOf = ({ exp }: Claims): number | null =>
  typeof exp === 'number' && Number.isFinite(exp) && exp > 0 ? exp * 1_000 : null;
