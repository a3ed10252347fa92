import { statusNamed } from './agents/statuses.ts';
import type { Agent } from './calls/model.ts';
import type { Core } from './core.ts';
import type { AgentSetUp, InstanceSetUp } from './instance.ts';
import type { Queue } from './resources/registry.ts';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** Fills an empty instance with what existed before any deployment. @throws Error when the set-up names something it does not have. */
export function setUpInstance(core: Core, setUp: InstanceSetUp): void {
  const { registry, arns } = core;
  for (const { id, name, timeZone } of setUp.hours) {
    const days = DAYS.map((day) => ({ day, fromMinute: 0, toMinute: 24 * 60 }));
    registry.hours.set(arns.hours(id), { id, arn: arns.hours(id), name, timeZone, days });
  }
  for (const { id, name, hours, maxContacts } of setUp.queues) {
    const hoursArn = named(registry.hours.values(), hours).arn;
    registry.queues.set(arns.queue(id), {
      ...newQueue(id, arns.queue(id)),
      name,
      hoursArn,
      maxContacts: maxContacts ?? null,
      callerId: setUp.phoneNumbers[0] ?? null,
    });
  }
  for (const { id, name, queues, chats = 0 } of setUp.routingProfiles) {
    const queueArns = queues.map((queue) => named(registry.queues.values(), queue).arn);
    const [defaultOutboundQueueArn] = queueArns;
    if (!defaultOutboundQueueArn) throw new Error(`Routing profile ${name} has no queue.`);
    registry.routingProfiles.set(arns.routingProfile(id), {
      id,
      arn: arns.routingProfile(id),
      name,
      queueArns,
      defaultOutboundQueueArn,
      chats,
    });
  }
  for (const number of setUp.phoneNumbers) registry.numbers.set(number, null);
  for (const agent of setUp.agents) core.agents.push(newAgent(core, agent));
}

const newQueue = (id: string, arn: string): Queue => ({
  id,
  arn,
  name: null,
  kind: 'STANDARD',
  agentArn: null,
  hoursArn: null,
  maxContacts: null,
  callerId: null,
  quickConnectIds: new Set(),
});

function newAgent(core: Core, given: AgentSetUp): Agent {
  const { arns, registry } = core;
  const arn = arns.agent(given.id);
  const ownQueue: Queue = { ...newQueue(given.id, arns.agentQueue(given.id)), kind: 'AGENT', agentArn: arn };
  registry.queues.set(ownQueue.arn, ownQueue);
  const now = core.clock.now();
  return {
    id: given.id,
    arn,
    login: given.login,
    firstName: given.firstName,
    lastName: given.lastName,
    permissions: ['audioDeviceSettings', 'outboundCall', ...(given.supervisor ? ['silentMonitoring', 'bargeIn'] : [])],
    supervisor: given.supervisor ?? false,
    ownQueue,
    routingProfile: named(registry.routingProfiles.values(), given.routingProfile),
    chosen: statusNamed(arns, 'Offline'),
    chosenAtMs: now,
    next: null,
    nextAtMs: null,
    call: null,
    idleSinceMs: now,
    desk: [],
    loggedIn: false,
    withdrawn: [],
    preferences: {},
    listeners: new Set(),
    chatListeners: new Set(),
  };
}

function named<T extends { readonly name: string | null }>(all: Iterable<T>, name: string): T {
  for (const one of all) if (one.name === name) return one;
  throw new Error(`The set-up names "${name}", which it does not have.`);
}
