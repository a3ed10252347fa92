import type { Leg } from '../../contract/schemas/consult.ts';
import type { LegFacts } from '../fact.ts';
import { type Party, partyOf } from '../party-of.ts';
import { ringsAt } from '../rings-at.ts';

/**
 * Whether an agent may read the customer's chat by a private chat about it: whom it rings at, and who has it, until it ends. Whoever had it before, and who
 * asked, may not read by it.
 */
export function mayReadChat(userArn: string | null, consult: Leg, facts: readonly LegFacts[]): Party {
  if (userArn === null || consult.endedAt !== null || consult.agentLeftAt !== null) return 'not-a-party';
  if (consult.agent === null && ringsAt(userArn, consult, facts)) return 'party';
  return partyOf([consult], userArn);
}
