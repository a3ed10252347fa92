import { idOf } from '../../arns.ts';
import { type Contact, channelOf, type PhoneAddress } from '../../calls/model.ts';
import { talkSeconds } from '../../calls/talk.ts';
import { subtypeOf } from '../../chat/subtype.ts';
import type { Core } from '../../core.ts';
import { contactNamed } from '../find.ts';
import { epochSeconds, type Operation, text } from '../operation.ts';
import { typeOf } from './list-queue-quick-connects.ts';

/** One contact as it is now; a first contact has no initial and no previous one. */
export const describeContact: Operation = {
  name: 'DescribeContact',
  method: 'GET',
  path: '/contacts/{InstanceId}/{ContactId}',
  resources: ({ arns }, input) => [arns.contact(text(input, 'ContactId'))],
  run: (core, input) => ({ Contact: shape(core, contactNamed(core, text(input, 'ContactId'))) }),
};

function shape(core: Core, contact: Contact) {
  const { contactId, call } = contact;
  const later = contactId !== call.rootContactId;
  return {
    Arn: core.arns.contact(contactId),
    Id: contactId,
    ...(later && { InitialContactId: call.rootContactId, PreviousContactId: contact.previousContactId }),
    ContactAssociationId: core.assumptions.contactAssociationId === 'root' ? call.rootContactId : undefined,
    InitiationMethod: contact.method,
    RelatedContactId: contact.relatedContactId ?? undefined,
    Channel: channelOf(call),
    QueueInfo: queueInfo(contact),
    AgentInfo: agentInfo(contact),
    InitiationTimestamp: epochSeconds(contact.startedAtMs),
    DisconnectTimestamp: epochSeconds(contact.disconnectedAtMs),
    ConnectedToSystemTimestamp: epochSeconds(contact.connectedToSystemAtMs),
    LastUpdateTimestamp: epochSeconds(core.clock.now()),
    DisconnectReason: contact.disconnectedAtMs === null ? undefined : contact.disconnectReason,
    CustomerEndpoint: endpoint(contact.customerEndpoint),
    SystemEndpoint: endpoint(contact.systemEndpoint),
    QueuePriority: contact.priority,
    Tags: { 'aws:connect:instanceId': core.arns.instanceId },
    SegmentAttributes: { 'connect:Subtype': { ValueString: subtypeOf(call) } },
    Attributes: Object.fromEntries(call.attributes),
    NextContacts: nextContacts(contact),
  };
}

const endpoint = (phone: PhoneAddress | null) => phone && { Type: phone.type, Address: phone.address };

const queueInfo = ({ queue, queuedAtMs }: Contact) =>
  queue && queuedAtMs !== null ? { Id: idOf(queue.arn), EnqueueTimestamp: epochSeconds(queuedAtMs) } : undefined;

function agentInfo(contact: Contact) {
  const { agent, connectedToAgentAtMs, acceptedAtMs, agentLeftAtMs, workEndedAtMs } = contact;
  if (!agent || connectedToAgentAtMs === null) return undefined;
  return {
    Id: agent.id,
    AcceptedByAgentTimestamp: epochSeconds(acceptedAtMs),
    ConnectedToAgentTimestamp: epochSeconds(connectedToAgentAtMs),
    AfterContactWorkStartTimestamp: epochSeconds(agentLeftAtMs),
    AfterContactWorkEndTimestamp: epochSeconds(workEndedAtMs),
    AgentInitiatedHoldDuration: talkSeconds(contact).agentInitiatedHold,
  };
}

// The only place that names the quick connect of a leg (SDK type NextContactEntry).
const nextContacts = ({ call, contactId }: Contact) =>
  call.contacts.flatMap(({ previousContactId, invitation, contactId: childId, startedAtMs }) => {
    const quickConnect = invitation?.quickConnect;
    if (previousContactId !== contactId || !quickConnect) return [];
    return [
      {
        Type: 'QUICK_CONNECT',
        NextContactMetadata: {
          QuickConnectContactData: {
            ContactId: childId,
            InitiationTimestamp: epochSeconds(startedAtMs),
            QuickConnectId: quickConnect.id,
            QuickConnectName: quickConnect.name,
            QuickConnectType: typeOf(quickConnect.target.kind),
          },
        },
      },
    ];
  });
