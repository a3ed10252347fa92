import type { CallerIdentity, PostedHandOff } from '../../contract/schemas/hand-off.ts';

/**
 * How surely it is known who the caller is. An AI agent's claim counts only by a method that the config trusts of it; that the session's call is this
 * one is proven by the pass (`store/hand-off.ts`), without which nothing is kept.
 */
export function identityOf(claim: PostedHandOff['identity'], trustedMethods: readonly string[]): CallerIdentity {
  const method = claim?.method ?? null;
  const verifiedAt = claim?.verifiedAt === undefined ? null : new Date(claim.verifiedAt).toISOString();
  const by = { method, verifiedAt };
  if (!claim) return { state: 'unauthenticated', why: 'no-claim', ...by };
  if (claim.claim === 'unauthenticated') return { state: 'unauthenticated', why: 'claimed-unauthenticated', ...by };
  if (claim.claim === 'recognised') return { state: 'recognised', why: 'number-known', ...by };
  const isTrusted = method !== null && trustedMethods.includes(method);
  return isTrusted
    ? { state: 'authenticated', why: 'trusted-method', ...by }
    : { state: 'unauthenticated', why: 'untrusted-method', ...by };
}
