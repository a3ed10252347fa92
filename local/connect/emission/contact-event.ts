import type { BusEvent } from '../../ports.ts';
import { type Contact, channelOf } from '../calls/model.ts';
import { subtypeOf } from '../chat/subtype.ts';
import type { Core } from '../core.ts';

const iso = (atMs: number) => new Date(atMs).toISOString();
const isoOrNone = (name: string, atMs: number | null) => (atMs === null ? {} : { [name]: iso(atMs) });

/** A moment of a contact, by its event type. */
export interface ContactEvent {
  readonly eventType: string;
  readonly contact: Contact;
  readonly updatedProperties?: readonly string[];
}

/** The EventBridge event of one moment of a contact (AG/contact-events): keys that do not apply are absent, not null. */
export function contactEvent(core: Core, event: ContactEvent): BusEvent {
  const now = core.clock.now();
  const { contact } = event;
  const resources = [core.arns.contact(contact.contactId), core.arns.instance];
  return {
    version: '0',
    id: core.newId(),
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    account: core.arns.account,
    // Seconds precision in the envelope, milliseconds in the detail.
    time: `${iso(now).slice(0, 19)}Z`,
    region: core.arns.region,
    // Published samples show either order.
    resources: core.random.chance(0.5) ? resources : resources.reverse(),
    detail: detailOf(core, event),
  };
}

function detailOf(core: Core, { contact, eventType, updatedProperties }: ContactEvent): Record<string, unknown> {
  return {
    eventType,
    contactId: contact.contactId,
    ...parents(core, contact, eventType),
    ...(contact.relatedContactId !== null && { relatedContactId: contact.relatedContactId }),
    channel: channelOf(contact.call),
    instanceArn: core.arns.instance,
    initiationMethod: contact.method,
    initiationTimestamp: iso(contact.startedAtMs),
    ...isoOrNone('connectedToSystemTimestamp', contact.connectedToSystemAtMs),
    ...isoOrNone('disconnectTimestamp', contact.disconnectedAtMs),
    ...(core.assumptions.disconnectReasonInEvents && contact.disconnectedAtMs !== null && { disconnectReason: contact.disconnectReason }),
    ...queueInfo(contact),
    ...agentInfo(contact, eventType),
    ...endpoints(contact),
    segmentAttributes: { 'connect:Subtype': { valueString: subtypeOf(contact.call) } },
    tags: {
      'aws:connect:instanceId': core.arns.instanceId,
      ...(contact.systemEndpoint && { 'aws:connect:systemEndpoint': contact.systemEndpoint.address }),
    },
    ...(updatedProperties && { updatedProperties }),
  };
}

function parents(core: Core, { call, contactId, previousContactId }: Contact, eventType: string) {
  if (contactId === call.rootContactId) return {};
  if (eventType === 'INITIATED' && !core.assumptions.initiatedNamesParent) return {};
  return { initialContactId: call.rootContactId, ...(previousContactId !== null && { previousContactId }) };
}

// queueInfo is not included for OUTBOUND contacts (AG/contact-events).
function queueInfo({ method, queue, queuedAtMs }: Contact) {
  if (!queue || queuedAtMs === null || method === 'OUTBOUND') return {};
  return { queueInfo: { queueArn: queue.arn, queueType: queue.kind, enqueueTimestamp: iso(queuedAtMs) } };
}

function agentInfo({ agent, connectedToAgentAtMs, acceptedAtMs, agentLeftAtMs, workEndedAtMs }: Contact, eventType: string) {
  if (!agent || connectedToAgentAtMs === null) return {};
  const work =
    eventType === 'COMPLETED' && agentLeftAtMs !== null && workEndedAtMs !== null
      ? {
          afterContactWorkStartTimestamp: iso(agentLeftAtMs),
          afterContactWorkEndTimestamp: iso(workEndedAtMs),
          afterContactWorkDuration: Math.round((workEndedAtMs - agentLeftAtMs) / 1000),
        }
      : {};
  return {
    agentInfo: {
      agentArn: agent.arn,
      connectedToAgentTimestamp: iso(connectedToAgentAtMs),
      ...isoOrNone('acceptedByAgentTimestamp', acceptedAtMs),
      ...work,
    },
  };
}

// systemEndpoint is not populated for CALLBACK, MONITOR and QUEUE_TRANSFER (AG/contact-events).
function endpoints({ method, customerEndpoint, systemEndpoint }: Contact) {
  const hidden = method === 'CALLBACK' || method === 'MONITOR' || method === 'QUEUE_TRANSFER';
  return { ...(customerEndpoint && { customerEndpoint }), ...(systemEndpoint && !hidden && { systemEndpoint }) };
}
