import type { DeskEntry } from '../calls/model.ts';
import type { Core } from '../core.ts';

/** Hooks of the whispers that run between acceptance and talk, the agent's first (AG/contact-flow-types). */
const WHISPERS = ['AgentWhisper', 'CustomerWhisper'];

/** Plays the hooked whisper flows one after the other, then goes on; without a hook at once. */
export function whisperThen(core: Core, entry: DeskEntry, then: () => void): void {
  play(core, entry, { flowArns: WHISPERS.flatMap((hook) => entry.contact.hooks.get(hook) ?? []), then });
}

function play(core: Core, entry: DeskEntry, { flowArns, then }: { readonly flowArns: readonly string[]; readonly then: () => void }): void {
  const [flowArn, ...rest] = flowArns;
  if (entry.contact.offer !== entry) return;
  if (flowArn === undefined) then();
  else core.startFlow(entry.contact, { flowArn, agent: entry.agent, onEnd: () => play(core, entry, { flowArns: rest, then }) });
}
