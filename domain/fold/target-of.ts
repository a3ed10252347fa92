import type { Consult } from '../../contract/schemas/consult.ts';
import { agentOfQueue } from '../agent-queue.ts';

type Target = Consult['target'];

interface TargetClues {
  readonly method: string | null;
  /** `<kind>|<id>` from the flow that was started for it. */
  readonly dialled: string | undefined;
  readonly queue: string | null;
  readonly agent: string | null;
  readonly endpoint: string | undefined;
}

/**
 * Whom a leg was made to reach; null for a leg that was made for nobody in particular, or while nothing tells.
 * The queue tells a colleague from a team, because a colleague is reached through the queue of their own.
 */
export function targetOf({ method, dialled, queue, agent, endpoint }: TargetClues): Target | null {
  if (method === 'EXTERNAL_OUTBOUND') return { kind: 'external', id: endpoint ?? null };
  // Of contacts that were started by the API, what started a private chat alone says whom it is for.
  if (dialled && (method === 'TRANSFER' || method === 'API')) return splitTarget(dialled);
  if (method !== 'TRANSFER') return null;
  const own = queue === null ? null : agentOfQueue(queue);
  if (own !== null) return { kind: 'agent', id: own };
  if (queue !== null) return { kind: 'queue', id: queue };
  return agent === null ? null : { kind: 'agent', id: agent };
}

function splitTarget(dialled: string): Target {
  const bar = dialled.indexOf('|');
  return { kind: dialled.slice(0, bar) === 'queue' ? 'queue' : 'agent', id: dialled.slice(bar + 1) };
}
