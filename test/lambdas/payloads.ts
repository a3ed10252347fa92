import type { KinesisStreamEvent } from 'aws-lambda';

/** Messages as Connect sends them, of our own making after the Admin Guide's data models: no real call is in them. */
export const INSTANCE = 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666';
export const ALICE = `${INSTANCE}/agent/a11ce000-0000-4000-8000-000000000001`;
export const BOB = `${INSTANCE}/agent/b0b00000-0000-4000-8000-000000000002`;
export const CAROL = `${INSTANCE}/agent/ca501000-0000-4000-8000-000000000003`;
export const SUPPORT = `${INSTANCE}/queue/5a000000-0000-4000-8000-0000000000a1`;

/** One contact as both kinds of message tell it; instants in seconds after the start of the call. */
export interface Contact {
  readonly id: string;
  readonly root?: string;
  readonly prev?: string;
  readonly method: string;
  readonly agent?: string;
  readonly queue?: string;
  readonly initiated: number;
  readonly queued?: number;
  readonly connected?: number;
  readonly disconnected: number;
  readonly acwStarted?: number;
  readonly interactionSeconds?: number;
  readonly holdSeconds?: number;
  readonly reason?: string;
  readonly outsideNumber?: string;
}

const START_MS = Date.UTC(2026, 10, 21, 10, 14, 0);
export const at = (seconds: number): string => new Date(START_MS + seconds * 1_000 + 250).toISOString();
const inSeconds = (seconds: number | undefined) => (seconds === undefined ? null : at(seconds).replace('.250Z', 'Z'));
const instant = (seconds: number | undefined) => (seconds === undefined ? undefined : at(seconds));

/** The EventBridge envelope of one contact event. */
export function contactEvent(contact: Contact, eventType: string, seconds: number): Record<string, unknown> {
  const told = (since: number | undefined) => (since !== undefined && since <= seconds ? instant(since) : undefined);
  const detail = {
    eventType,
    contactId: contact.id,
    initialContactId: contact.root,
    previousContactId: contact.prev,
    channel: 'VOICE',
    instanceArn: INSTANCE,
    initiationMethod: contact.method,
    initiationTimestamp: told(contact.initiated),
    disconnectTimestamp: told(contact.disconnected),
    ...(told(contact.queued) && contact.queue
      ? { queueInfo: { queueArn: contact.queue, queueType: 'STANDARD', enqueueTimestamp: told(contact.queued) } }
      : {}),
    ...(told(contact.connected) && contact.agent
      ? { agentInfo: { agentArn: contact.agent, connectedToAgentTimestamp: told(contact.connected) } }
      : {}),
    ...(contact.outsideNumber ? { customerEndpoint: { type: 'TELEPHONE_NUMBER', address: contact.outsideNumber } } : {}),
  };
  return {
    version: '0',
    id: `${contact.id}-${eventType}`,
    source: 'aws.connect',
    'detail-type': 'Amazon Connect Contact Event',
    account: '111122223333',
    region: 'us-east-1',
    time: inSeconds(seconds),
    resources: [INSTANCE, `${INSTANCE}/contact/${contact.id}`],
    detail,
  };
}

/** Every contact event of a contact, in the order in which it happened. */
export function contactEvents(contact: Contact): Record<string, unknown>[] {
  const points: [string, number | undefined][] = [
    ['INITIATED', contact.initiated],
    ['QUEUED', contact.queued],
    ['CONNECTED_TO_AGENT', contact.agent ? contact.connected : undefined],
    ['CONNECTED_TO_SYSTEM', contact.agent ? undefined : contact.connected],
    ['DISCONNECTED', contact.disconnected],
  ];
  return points.flatMap(([type, seconds]) => (seconds === undefined ? [] : [contactEvent(contact, type, seconds)]));
}

/** The contact record of a contact as it stood after `updated` seconds. */
export function contactRecord(contact: Contact, updated = contact.disconnected + 90): Record<string, unknown> {
  const agent = contact.agent && {
    ARN: contact.agent,
    ConnectedToAgentTimestamp: inSeconds(contact.connected),
    AfterContactWorkStartTimestamp: inSeconds(contact.acwStarted ?? contact.disconnected),
    AfterContactWorkEndTimestamp: inSeconds((contact.acwStarted ?? contact.disconnected) + 5),
    AgentInteractionDuration: contact.interactionSeconds ?? 0,
    CustomerHoldDuration: contact.holdSeconds ?? 0,
  };
  return {
    AWSContactTraceRecordFormatVersion: '2017-03-10',
    ContactId: contact.id,
    InitialContactId: contact.root ?? null,
    PreviousContactId: contact.prev ?? null,
    InstanceARN: INSTANCE,
    Channel: 'VOICE',
    InitiationMethod: contact.method,
    InitiationTimestamp: inSeconds(contact.initiated),
    ConnectedToSystemTimestamp: contact.agent ? null : inSeconds(contact.connected),
    DisconnectTimestamp: inSeconds(contact.disconnected),
    DisconnectReason: contact.reason ?? null,
    LastUpdateTimestamp: inSeconds(updated),
    CustomerEndpoint: contact.outsideNumber ? { Type: 'TELEPHONE_NUMBER', Address: contact.outsideNumber } : null,
    Agent: agent ?? null,
    Queue: contact.queue ? { ARN: contact.queue, Name: null, EnqueueTimestamp: inSeconds(contact.queued), Duration: 3 } : null,
  };
}

/** What a transfer flow hands to its function. */
export const legStart = (contact: Contact, target: { kind: string; target: string }): Record<string, unknown> => ({
  Name: 'ContactFlowEvent',
  Details: {
    ContactData: {
      ContactId: contact.id,
      InitialContactId: contact.root ?? contact.id,
      PreviousContactId: contact.prev ?? contact.id,
      Channel: 'VOICE',
      InitiationMethod: contact.method,
      InstanceARN: INSTANCE,
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+12065550142' },
      Attributes: {},
    },
    Parameters: target,
  },
});

/** What stands on an agent's desk in an agent event: contacts with their states. */
export type DeskStates = readonly (readonly [contact: Contact, state: string])[];

/** An agent event: the desk of `agent` before and after `seconds`. */
export const agentEvent = (agent: string, seconds: number, desk: { readonly was?: DeskStates; readonly is: DeskStates }) => ({
  AWSAccountId: '111122223333',
  AgentARN: agent,
  CurrentAgentSnapshot: snapshotOf(desk.is),
  EventId: `${agent.slice(-3)}-${seconds}`,
  EventTimestamp: at(seconds),
  EventType: 'STATE_CHANGE',
  InstanceARN: INSTANCE,
  PreviousAgentSnapshot: snapshotOf(desk.was ?? []),
  Version: '2017-10-01',
});

const snapshotOf = (desk: DeskStates) => ({
  AgentStatus: { ARN: `${INSTANCE}/agent-state/1`, Name: 'Available', StartTimestamp: at(0), Type: 'ROUTABLE' },
  Configuration: { Username: 'somebody', FirstName: 'Some', LastName: 'Body' },
  Contacts: desk.map(([contact, State]) => ({
    ContactId: contact.id,
    InitialContactId: contact.root ?? null,
    Channel: 'VOICE',
    InitiationMethod: contact.method,
    State,
    StateStartTimestamp: at(contact.initiated),
    ConnectedToAgentTimestamp: contact.connected === undefined ? null : at(contact.connected),
    QueueTimestamp: null,
    Queue: null,
  })),
  NextAgentStatus: null,
});

/** A batch of a Kinesis stream with these texts, as far as the functions read it. */
export const streamed = (texts: readonly string[]): KinesisStreamEvent =>
  ({
    Records: texts.map((text, i) => ({
      eventID: `s:${i}`,
      kinesis: { sequenceNumber: String(i), data: Buffer.from(text).toString('base64') },
    })),
  }) as unknown as KinesisStreamEvent;
