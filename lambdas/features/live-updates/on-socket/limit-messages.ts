import type { Limit } from '../../../runtime/limit.ts';
import type { Ledger } from '../../../store/ledger.ts';
import { ownerOfSocket } from '../../../store/sockets.ts';

/** More sockets than a process serves before it ends. */
const SOCKETS_KEPT = 10_000;

/** Limits the messages of an agent on all their sockets together: whose a socket is never changes, so a process reads it once. */
export function limitMessages(limit: Limit, ledger: Ledger): (connectionId: string, nowMs: number) => Promise<number> {
  const agents = new Map<string, string>();
  return async (connectionId, nowMs) => {
    const agent = agents.get(connectionId) ?? (await ownerOfSocket(ledger, connectionId, nowMs))?.agentArn;
    if (agents.size >= SOCKETS_KEPT) agents.clear();
    if (agent !== undefined) agents.set(connectionId, agent);
    // A socket that has ended, or is not remembered, is nobody's, and counts for itself.
    return limit(agent ?? connectionId, nowMs);
  };
}
