import type { Core } from '../core.ts';
import { emptyOut } from './flow-slot.ts';
import type { Agent, Line } from './model.ts';

/** Puts a connected line on hold; `by` is null when a flow did it. A line on hold or not yet connected stays as it is. */
export function hold(core: Core, line: Line, by: Agent | null): void {
  if (line.state !== 'connected' || line.held) return;
  line.held = true;
  line.heldBy = by;
  line.changedAtMs = core.clock.now();
  const flowArn = line.contact.hooks.get(line.kind === 'customer' ? 'CustomerHold' : 'AgentHold');
  if (flowArn) core.startFlow(line.contact, { flowArn, slot: line.holdFlow, ...(line.agent && { agent: line.agent }) });
}

/** Takes a line off hold; one that is not held stays as it is. */
export function resume(core: Core, line: Line): void {
  if (!line.held) return;
  line.held = false;
  line.heldBy = null;
  line.changedAtMs = core.clock.now();
  emptyOut(line.holdFlow);
}

/** Ends every hold that an agent has set on others. */
export function releaseHoldsOf(core: Core, agent: Agent, lines: readonly Line[]): void {
  for (const line of lines) if (line.heldBy === agent) resume(core, line);
}
