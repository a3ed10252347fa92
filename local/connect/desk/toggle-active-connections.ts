import { participants } from '../calls/bridge.ts';
import { hold, resume } from '../calls/hold.ts';
import type { Agent, Line } from '../calls/model.ts';
import type { Core } from '../core.ts';
import { controls, isDisturbed } from './control.ts';
import { type DeskMethod, lineNamed } from './method.ts';
import { invalidState } from './refusals.ts';

/** Swaps: the named connection comes back from hold, the others are held. */
export const toggleActiveConnections: DeskMethod = (core, agent, params) => {
  const { entry, line } = lineNamed(core, agent, params);
  const others = participants(entry.contact.call).filter((one) => one !== entry.line);
  const customer = others.some(({ kind, state }) => kind === 'customer' && state === 'connected');
  if (entry.state !== 'connected' || !controls(core, entry) || isDisturbed(core, entry) || others.length < 2 || !customer)
    throw invalidState('Cannot toggle connections');
  if (others.length > 2 && core.assumptions.toggleWithMany === 'flip-all') flip(core, others, agent);
  else bringBack(core, others, { line, agent });
  return {};
};

function flip(core: Core, others: readonly Line[], agent: Agent): void {
  for (const line of others) {
    if (line.held) resume(core, line);
    else hold(core, line, agent);
  }
}

// Streams names the first connection on hold; with none on hold the first active one, which may be the agent's own.
function bringBack(core: Core, others: readonly Line[], { line, agent }: { readonly line: Line; readonly agent: Agent }): void {
  if (!line.held) throw invalidState('Cannot toggle connections');
  resume(core, line);
  for (const other of others) if (other !== line) hold(core, other, agent);
}
