import { type Agent, type Contact, channelOf, type PhoneAddress } from '../calls/model.ts';
import { talkSeconds } from '../calls/talk.ts';
import { subtypeOf } from '../chat/subtype.ts';
import type { Core } from '../core.ts';

/** Records have whole seconds. */
const iso = (atMs: number | null) => (atMs === null ? null : `${new Date(atMs).toISOString().slice(0, 19)}Z`);
const wholeSeconds = (atMs: number) => Math.floor(atMs / 1000);
const secondsBetween = (fromMs: number, toMs: number) => wholeSeconds(toMs) - wholeSeconds(fromMs);
const endpoint = (phone: PhoneAddress | null) => phone && { Type: phone.type, Address: phone.address };

/** The contact record of an ended contact (AG/ctr-data-model), as of now: explicit nulls where there is nothing. */
export function contactRecord(core: Core, contact: Contact): Record<string, unknown> {
  const isRoot = contact.contactId === contact.call.rootContactId;
  return {
    AWSAccountId: core.arns.account,
    AWSContactTraceRecordFormatVersion: '2017-03-10',
    Agent: contact.agent ? agentPart(contact, contact.agent) : null,
    AgentConnectionAttempts: contact.connectionAttempts,
    AnsweringMachineDetectionStatus: null,
    Attributes: Object.fromEntries(contact.call.attributes),
    Campaign: { CampaignId: null },
    Channel: channelOf(contact.call),
    ConnectedToSystemTimestamp: iso(contact.connectedToSystemAtMs),
    ContactAssociationId: core.assumptions.contactAssociationId === 'root' ? contact.call.rootContactId : null,
    ContactDetails: {},
    ContactId: contact.contactId,
    CustomerEndpoint: endpoint(contact.customerEndpoint),
    CustomerVoiceActivity: null,
    DisconnectReason: contact.disconnectReason,
    DisconnectTimestamp: iso(contact.disconnectedAtMs),
    ExternalThirdParty: thirdPartyPart(contact),
    InitialContactId: isRoot ? null : contact.call.rootContactId,
    InitiationMethod: contact.method,
    InitiationTimestamp: iso(contact.startedAtMs),
    InstanceARN: core.arns.instance,
    LastUpdateTimestamp: iso(core.clock.now()),
    MediaStreams: [{ Type: contact.call.chat ? 'CHAT' : 'AUDIO' }],
    NextContactId: contact.nextContactId,
    PreviousContactId: isRoot ? null : contact.previousContactId,
    Queue: queuePart(contact),
    Recording: null,
    Recordings: null,
    References: [],
    RelatedContactId: contact.relatedContactId,
    ScheduledTimestamp: null,
    SegmentAttributes: { 'connect:Subtype': { ValueString: subtypeOf(contact.call) } },
    SystemEndpoint: endpoint(contact.systemEndpoint),
    Tags: {
      'aws:connect:instanceId': core.arns.instanceId,
      ...(contact.systemEndpoint && { 'aws:connect:systemEndpoint': contact.systemEndpoint.address }),
    },
    TransferCompletedTimestamp: iso(contact.transferCompletedAtMs),
    TransferredToEndpoint: null,
    VoiceIdResult: null,
  };
}

// Interaction and hold add up to the time between connect and after contact work, as they do in real records.
function agentPart(contact: Contact, agent: Agent) {
  const { connectedToAgentAtMs: connected, agentLeftAtMs: left, workEndedAtMs: workEnded } = contact;
  const talk = talkSeconds(contact);
  const total = connected !== null && left !== null ? secondsBetween(connected, left) : 0;
  const interaction = Math.min(talk.interaction, total);
  return {
    ARN: agent.arn,
    AcceptedByAgentTimestamp: iso(contact.acceptedAtMs),
    AfterContactWorkDuration: left !== null && workEnded !== null ? secondsBetween(left, workEnded) : null,
    AfterContactWorkEndTimestamp: iso(workEnded),
    AfterContactWorkStartTimestamp: iso(left),
    AgentInitiatedHoldDuration: Math.min(talk.agentInitiatedHold, total - interaction),
    AgentInteractionDuration: interaction,
    AgentPauseDuration: null,
    ConnectedToAgentTimestamp: iso(connected),
    CustomerHoldDuration: total - interaction,
    DeviceInfo: null,
    HierarchyGroups: null,
    LongestHoldDuration: Math.min(talk.longestHold, total - interaction),
    NumberOfHolds: talk.numberOfHolds,
    RoutingProfile: { ARN: agent.routingProfile.arn, Name: agent.routingProfile.name },
    StateTransitions: null,
    Username: agent.login,
  };
}

function queuePart({ queue, queuedAtMs, dequeuedAtMs }: Contact) {
  if (!queue || queuedAtMs === null) return null;
  const duration = dequeuedAtMs === null ? null : secondsBetween(queuedAtMs, dequeuedAtMs);
  return { ARN: queue.arn, Name: queue.name, EnqueueTimestamp: iso(queuedAtMs), DequeueTimestamp: iso(dequeuedAtMs), Duration: duration };
}

function thirdPartyPart(contact: Contact) {
  if (contact.method !== 'EXTERNAL_OUTBOUND') return null;
  return { ExternalThirdPartyInteractionDuration: talkSeconds(contact).interaction };
}
