import { byText } from '../by-text.ts';
import type { Consult } from '../consult.ts';
import type { ConsultPair } from '../fold/consult-pair.ts';

/** The agents a consult was for: the colleague who was asked, whether they came or not, and whoever of a team came; sorted. */
export function askedAgents({ reached }: ConsultPair, { target, answered }: Consult): readonly string[] {
  const asked = target.kind === 'agent' ? target.id : null;
  const came = answered === false ? null : reached.agent;
  return [...new Set([asked, came])].filter((agent) => agent !== null).sort(byText);
}
