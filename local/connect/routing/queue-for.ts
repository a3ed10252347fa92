import { idOf } from '../arns.ts';
import type { Core } from '../core.ts';
import type { Queue } from '../resources/registry.ts';

/** The queue named by ARN or id, or the own queue of the agent named by ARN, id or login; undefined when there is none. */
export function queueFor(core: Core, { queue, agent }: { readonly queue?: string; readonly agent?: string }): Queue | undefined {
  if (agent) return core.agents.find((one) => one.arn === agent || one.id === idOf(agent) || one.login === agent)?.ownQueue;
  if (queue) return [...core.registry.queues.values()].find((one) => one.arn === queue || one.id === idOf(queue));
  return undefined;
}
