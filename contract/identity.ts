/** How surely it is known who a caller is: proven by a method that the config trusts, known by a number, or neither. */
export const IDENTITIES = ['authenticated', 'recognised', 'unauthenticated'] as const;

/** Why a caller has the identity they have. */
export const IDENTITY_REASONS = ['trusted-method', 'number-known', 'no-claim', 'untrusted-method', 'claimed-unauthenticated'] as const;
