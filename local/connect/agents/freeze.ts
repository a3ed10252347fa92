import type { ConnectionShape } from '../agent-port.ts';
import type { DeskEntry } from '../calls/model.ts';
import type { Core } from '../core.ts';
import { connectionsOf } from './connections.ts';

/** Keeps, for every contact that has ended on a desk, the connections that desk goes on showing until it is cleared. */
export function freezeEnded(core: Core): void {
  if (core.assumptions.legsAfterEnd === 'live') return;
  for (const entry of core.agents.flatMap(({ desk }) => desk)) if (isOver(entry) && !entry.frozen) entry.frozen = lastView(core, entry);
}

const isOver = ({ state }: DeskEntry) => state === 'ended' || state === 'error';

function lastView(core: Core, entry: DeskEntry): ConnectionShape[] {
  const connections = connectionsOf(core, entry);
  if (core.assumptions.legsAfterEnd === 'as-they-were') return connections;
  return connections.map((connection) => ({ ...connection, state: { ...connection.state, type: 'disconnected' } }));
}
