import { isRoutable } from '../agents/agent.ts';
import type { Agent } from '../calls/model.ts';
import type { Core } from '../core.ts';
import type { Queue } from '../resources/registry.ts';
import { waitingIn } from './queue-contact.ts';

/** Agents who serve a queue. */
export const agentsOf = (core: Core, queue: Queue): Agent[] =>
  core.agents.filter((agent) => (queue.kind === 'AGENT' ? agent.ownQueue === queue : agent.routingProfile.queueArns.includes(queue.arn)));

const METRICS: Readonly<Record<string, (core: Core, queue: Queue) => number>> = {
  NumberOfAgentsAvailable: (core, queue) => agentsOf(core, queue).filter((agent) => isRoutable(agent)).length,
  NumberOfAgentsStaffed: (core, queue) => agentsOf(core, queue).filter(({ chosen }) => chosen.type === 'routable').length,
  NumberOfAgentsOnline: (core, queue) => agentsOf(core, queue).filter(({ chosen }) => chosen.type !== 'offline').length,
  NumberOfContactsInQueue: (core, queue) => waitingIn(core, queue).length,
  OldestContactInQueueAgeSeconds: (core, queue) =>
    Math.floor(Math.max(0, ...waitingIn(core, queue).map(({ queuedAtMs }) => core.clock.now() - (queuedAtMs ?? core.clock.now()))) / 1000),
};

/** One real-time figure of a queue by its name in FL/CheckMetricData; null for an unknown name. */
export const queueMetric = (core: Core, queue: Queue, name: string): number | null => METRICS[name]?.(core, queue) ?? null;
