import { contactState } from '../agents/contact-state.ts';
import { customerLine } from '../calls/bridge.ts';
import { type Agent, type AgentStatus, channelOf, type DeskEntry } from '../calls/model.ts';
import type { Core } from '../core.ts';

const iso = (atMs: number | null) => (atMs === null ? null : new Date(atMs).toISOString());

/** An agent at one moment, as the agent event stream shows it (AG/agent-event-stream-model). */
export type AgentEventSnapshot = Readonly<Record<string, unknown>>;

/** What one message of the stream tells: the agent before and now. */
export interface AgentEvent {
  readonly type: 'LOGIN' | 'LOGOUT' | 'STATE_CHANGE' | 'HEART_BEAT';
  readonly agent: Agent;
  readonly current: AgentEventSnapshot | null;
  readonly previous: AgentEventSnapshot | null;
}

/** One message of the agent event stream. */
export function agentEvent(core: Core, { type, agent, current, previous }: AgentEvent): Readonly<Record<string, unknown>> {
  return {
    AgentARN: agent.arn,
    AWSAccountId: core.arns.account,
    CurrentAgentSnapshot: current,
    EventId: core.newId(),
    EventTimestamp: iso(core.clock.now()),
    EventType: type,
    InstanceARN: core.arns.instance,
    PreviousAgentSnapshot: previous,
    Version: '2017-10-01',
  };
}

/** The agent now. `withdrawn` are offers that were taken back and are gone from the desk already. */
export function agentEventSnapshot(core: Core, agent: Agent, withdrawn: readonly DeskEntry[] = []): AgentEventSnapshot {
  return {
    AgentStatus: status(agent.chosen, agent.chosenAtMs),
    Configuration: configuration(core, agent),
    // Without enhanced monitoring the stream does not show that a supervisor listens (AG/monitor-conversations).
    Contacts: [...agent.desk, ...withdrawn].filter(({ contact }) => !contact.unseen).map((entry) => contactPart(core, entry)),
    NextAgentStatus: agent.next && { ARN: agent.next.arn, Name: agent.next.name, EnqueuedTimestamp: iso(agent.nextAtMs) },
  };
}

const TYPES = { routable: 'ROUTABLE', not_routable: 'CUSTOM', offline: 'OFFLINE' } as const;

const status = ({ arn, name, type }: AgentStatus, sinceMs: number) => ({
  ARN: arn,
  Name: name,
  StartTimestamp: iso(sinceMs),
  Type: TYPES[type],
});

function configuration(core: Core, { login, firstName, lastName, routingProfile, ownQueue }: Agent) {
  const Channels = routingProfile.chats > 0 ? ['VOICE', 'CHAT'] : ['VOICE'];
  const queue = (arn: string) => ({ ARN: arn, Channels, Name: core.registry.queues.get(arn)?.name ?? null });
  return {
    AgentHierarchyGroups: null,
    FirstName: firstName,
    LastName: lastName,
    RoutingProfile: {
      ARN: routingProfile.arn,
      Concurrency: [
        { AvailableSlots: 1, Channel: 'VOICE', MaximumSlots: 1 },
        ...(routingProfile.chats > 0
          ? [{ AvailableSlots: routingProfile.chats, Channel: 'CHAT', MaximumSlots: routingProfile.chats }]
          : []),
      ],
      DefaultOutboundQueue: queue(routingProfile.defaultOutboundQueueArn),
      InboundQueues: [...routingProfile.queueArns, ownQueue.arn].map(queue),
      Name: routingProfile.name,
    },
    Username: login,
  };
}

function contactPart(core: Core, entry: DeskEntry) {
  const { contact } = entry;
  const { queue, queuedAtMs, call } = contact;
  const State = contactState(entry, core.assumptions.consultedAgentEventState);
  return {
    Channel: channelOf(call),
    ConnectedToAgentTimestamp: iso(contact.agent === entry.agent ? contact.connectedToAgentAtMs : null),
    ContactId: contact.contactId,
    InitialContactId: contact.contactId === call.rootContactId ? null : call.rootContactId,
    InitiationMethod: contact.method,
    Queue: queue && { ARN: queue.arn, Channels: [channelOf(call)], Name: queue.name },
    QueueTimestamp: iso(queuedAtMs),
    State,
    StateStartTimestamp: iso(stateStart(core, entry, State)),
  };
}

// GetCurrentUserData documents that the instant stays when the state becomes CONNECTED_ONHOLD; the stream may do the same.
function stateStart(core: Core, entry: DeskEntry, state: string): number {
  const moves = core.assumptions.stateStartMovesOnHold && state.startsWith('CONNECTED');
  const customer = moves ? customerLine(entry.contact.call) : undefined;
  return Math.max(entry.changedAtMs, customer?.changedAtMs ?? 0);
}
