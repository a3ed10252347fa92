import type { Consult } from '../../contract/schemas/consult.ts';
import { byText } from '../by-text.ts';
import type { Chain } from '../consult.ts';

/** The agents a consult of a chain was for: the colleague who was asked, whether they came or not, and whoever of a team came; sorted. */
export function askedAgents({ contactId, target, answered }: Consult, { legs, reached }: Chain): readonly string[] {
  const asked = target.kind === 'agent' ? target.id : null;
  const at = legs.find((leg) => leg.contactId === reached.get(contactId));
  const came = answered === false ? null : (at?.agent ?? null);
  return [...new Set([asked, came])].filter((agent) => agent !== null).sort(byText);
}
