import { byText } from '../by-text.ts';
import type { Consult, Leg } from '../consult.ts';

/** The agents a consult was for: the colleague who was asked, whether they came or not, and whoever of a team came. */
export function askedAgents({ contactId, target, answered }: Consult, legs: readonly Leg[]): readonly string[] {
  const asked = target.kind === 'agent' ? target.id : null;
  const came = answered === false ? null : (reachedFrom(contactId, legs, new Set())?.agent ?? null);
  return [...new Set([asked, came])].filter((agent) => agent !== null).sort(byText);
}

/** The leg itself, or the one a flow passed it on to before anybody came. */
function reachedFrom(contactId: string, legs: readonly Leg[], seen: Set<string>): Leg | undefined {
  const leg = legs.find((one) => one.contactId === contactId);
  seen.add(contactId);
  if (!leg || leg.connectedToAgentAt !== null) return leg;
  const next = legs
    .filter((one) => one.parentContactId === contactId && one.initiationMethod === 'QUEUE_TRANSFER' && !seen.has(one.contactId))
    .sort((a, b) => byText(b.startedAt ?? '', a.startedAt ?? '') || byText(a.contactId, b.contactId))[0];
  return next ? reachedFrom(next.contactId, legs, seen) : leg;
}
