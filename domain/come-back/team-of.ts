import { agentOfQueue } from '../agent-queue.ts';

/** What there is to know of a leg to find the team its call came from. */
interface QueuedLeg {
  readonly queue: string | null;
  readonly parent: string | null;
}

/** The team a leg's call came from: the nearest queue on the way to the first contact that is not an agent's own; null when none is known. */
export function teamOf(leg: QueuedLeg, legNamed: (contactId: string) => QueuedLeg | undefined): string | null {
  const seen = new Set<QueuedLeg>();
  for (let at: QueuedLeg | undefined = leg; at && !seen.has(at); at = at.parent === null ? undefined : legNamed(at.parent)) {
    if (at.queue !== null && agentOfQueue(at.queue) === null) return at.queue;
    seen.add(at);
  }
  return null;
}
