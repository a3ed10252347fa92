import type { AgentSnapshot, AgentStateShape, ContactShape } from '../agent-port.ts';
import { customerLine } from '../calls/bridge.ts';
import type { Agent, AgentStatus, DeskEntry } from '../calls/model.ts';
import { subtypeOf } from '../chat/subtype.ts';
import { type Core, isMultiParty } from '../core.ts';
import { connectionsOf } from './connections.ts';
import { phoneEndpoint } from './endpoint.ts';

const iso = (atMs: number) => new Date(atMs).toISOString();

/** Everything the agent's softphone shows now: state, contacts, connections. */
export function snapshotOf(core: Core, agent: Agent): AgentSnapshot {
  return {
    state: agent.call
      ? { agentStateARN: null, name: agent.call.name, type: agent.call.type, startTimestamp: iso(agent.call.sinceMs) }
      : chosen(agent),
    nextState: agent.next ? stateShape(agent.next, agent.nextAtMs) : null,
    agentAvailabilityState: { state: agent.chosen.name, timeStamp: iso(agent.chosenAtMs) },
    contacts: agent.desk.map((entry) => contactShape(core, entry)),
    snapshotTimestamp: iso(core.clock.now()),
  };
}

const chosen = (agent: Agent) => stateShape(agent.chosen, agent.chosenAtMs);

/** A state an agent can choose, as Streams shows it. */
export const stateShape = (status: AgentStatus, sinceMs: number | null): AgentStateShape => ({
  agentStateARN: status.arn,
  name: status.name,
  type: status.type,
  startTimestamp: sinceMs === null ? null : iso(sinceMs),
});

function contactShape(core: Core, entry: DeskEntry): ContactShape {
  const { contact } = entry;
  const state = { type: entry.state, timestamp: iso(entry.changedAtMs) };
  return {
    contactId: contact.contactId,
    initialContactId: contact.method === 'MONITOR' ? null : contact.call.rootContactId,
    relatedContactId: core.assumptions.relatedContactInSnapshots ? contact.relatedContactId : null,
    contactAssociationId: contact.call.rootContactId,
    type: entry.type,
    state,
    status: state,
    ...queueShape(entry),
    connections: entry.frozen ?? connectionsOf(core, entry),
    attributes: Object.fromEntries([...contact.call.attributes].map(([name, value]) => [name, { name, value }])),
    contactDuration: String(Math.floor((core.clock.now() - contact.startedAtMs) / 1000)),
    name: null,
    description: null,
    references: {},
    initiationMethod: methodSent(core, entry),
    ...channel(entry),
    ...endpoints(entry),
    contactFeatures: {
      attachmentsEnabled: false,
      messagingMarkdownEnabled: false,
      multiPartyConferenceEnabled: isMultiParty(core),
      screenRecordingConfig: { screenRecordingEnabled: false },
    },
    agentContactHandlingConfig: { autoAccept: false },
    contactMetadata: null,
  };
}

// Null in all captured voice snapshots; said to be filled since 2024, but for monitoring (amazon-connect-streams issues 441, 910).
const methodSent = ({ assumptions }: Core, { contact: { method } }: DeskEntry): string | null =>
  assumptions.initiationMethodInSnapshots && method !== 'MONITOR' ? method.toLowerCase() : null;

function queueShape({ contact }: DeskEntry) {
  const { queue, queuedAtMs } = contact;
  if (!queue || queuedAtMs === null) return {};
  return { queue: { queueARN: queue.arn, queueId: queue.arn, name: queue.name }, queueTimestamp: iso(queuedAtMs) };
}

const channel = ({ contact }: DeskEntry) => ({
  channelContext: null,
  languageCode: null,
  segmentAttributes: {
    'connect:Subtype': { ValueString: subtypeOf(contact.call) },
    'connect:Direction': { ValueString: contact.method === 'OUTBOUND' || contact.method === 'CALLBACK' ? 'OUTBOUND' : 'INBOUND' },
  },
});

function endpoints({ contact }: DeskEntry) {
  return {
    customerEndpoint: phoneEndpoint(customerLine(contact.call)?.phoneNumber ?? contact.customerEndpoint?.address ?? null),
    connectSystemEndpoint: phoneEndpoint(contact.systemEndpoint?.address ?? null),
  };
}
