import type { TrueCall, TrueParty } from '../connect/truth.ts';

// A party joins when their line is up, which may be a moment later.
const SETTLING_MS = 1_000;

/** The customer's stay on the call at an instant: who is called back has been on it before. Undefined where no customer ever was. */
export function customerAt({ parties }: Pick<TrueCall, 'parties'>, atMs: number): TrueParty | undefined {
  const stays = parties.filter(({ kind }) => kind === 'customer').toSorted((a, b) => a.joinedAtMs - b.joinedAtMs);
  return stays.findLast(({ joinedAtMs }) => joinedAtMs <= atMs + SETTLING_MS) ?? stays[0];
}
