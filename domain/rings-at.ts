import type { Leg } from '../contract/schemas/consult.ts';
import type { LegFacts } from './fact.ts';
import { statePointsOf } from './fold/desk-states.ts';

/** Contact states in which a contact rings at an agent's desk (Admin Guide, "agent event streams data model"). */
const RINGS = new Set(['INCOMING', 'PENDING', 'CONNECTING']);

/** Whether a leg rings at an agent now. A team's rings at one agent after another: the newest event of this agent's desk decides. */
export function ringsAt(userArn: string, { contactId }: Leg, facts: readonly LegFacts[]): boolean {
  const own = facts.filter((leg) => leg.contactId === contactId).flatMap(statePointsOf);
  return RINGS.has(own.findLast(({ agent }) => agent === userArn)?.state ?? '');
}
