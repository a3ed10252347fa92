import type { SignInPage } from './identity-config.ts';

/** What must be remembered while the person is at the issuer. */
export interface PendingSignIn {
  readonly verifier: string;
  readonly nonce: string;
  /** The issuer was told not to ask. */
  readonly silent: boolean;
  /** The address to show afterwards. */
  readonly returnTo: string;
}

/** Under the state value: two frames of one origin share this storage and must not take each other's. */
const keyOf = (state: string): string => `sign-in ${state}`;

export const keep = (storage: SignInPage['storage'], state: string, pending: PendingSignIn): void =>
  storage.setItem(keyOf(state), JSON.stringify(pending));

/** What was kept for this state, once. */
export function take(storage: SignInPage['storage'], state: string): PendingSignIn | null {
  const kept = storage.getItem(keyOf(state));
  storage.removeItem(keyOf(state));
  return kept === null ? null : (JSON.parse(kept) as PendingSignIn);
}
