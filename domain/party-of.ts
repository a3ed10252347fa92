import type { Leg } from '../contract/schemas/consult.ts';

/** Whether somebody is a party of a chain: an agent on any of its legs. `not-known-yet` when that may still turn out. */
export type Party = 'party' | 'not-a-party' | 'not-known-yet';

/** @param userArn the caller's; null for somebody who is no Connect user */
export function partyOf(legs: readonly Leg[], userArn: string | null): Party {
  if (userArn === null) return 'not-a-party';
  if (legs.some(({ agent }) => agent === userArn)) return 'party';
  return legs.some((leg) => mayTurnOutToBe(leg, userArn)) ? 'not-known-yet' : 'not-a-party';
}

// Facts come late: a leg whose agent nobody told yet may be the caller's, unless it was dialled to somebody else.
function mayTurnOutToBe({ agent, target, missing }: Leg, userArn: string): boolean {
  if (agent !== null || missing.length === 0 || target?.kind === 'external') return false;
  return target?.kind !== 'agent' || target.id === null || target.id === userArn;
}
