import type { Leg } from '../../contract/schemas/consult.ts';
import type { LegFacts } from '../fact.ts';
import { type Party, partyOf } from '../party-of.ts';
import { ringsAt } from '../rings-at.ts';

/**
 * Whether an agent may read the note of a chain: a party may, and so may whom the call rings at now, before they answer.
 * @param facts of the same legs
 */
export function mayReadNote(userArn: string | null, legs: readonly Leg[], facts: readonly LegFacts[]): Party {
  const party = partyOf(legs, userArn);
  if (userArn === null || party === 'party') return party;
  const asked = legs.filter(isOpen).some((leg) => isDialled(leg, userArn) || ringsAt(userArn, leg, facts));
  return asked ? 'party' : party;
}

const isOpen = ({ agent, endedAt }: Leg): boolean => agent === null && endedAt === null;

const isDialled = ({ target }: Leg, userArn: string): boolean => target?.kind === 'agent' && target.id === userArn;
