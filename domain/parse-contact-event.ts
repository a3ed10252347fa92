import * as z from 'zod/mini';
import { type ContactEvent, readContactEvent } from './door/contact-event.ts';
import { claim, type Elements, gather, point } from './door/gather.ts';
import { instant, wholeSecond } from './door/instant.ts';
import { kindOf, openMessage, rejected } from './door/open-message.ts';
import { type Door, otherInstance } from './door/other-instance.ts';
import { passedBy } from './door/passed-by.ts';
import { readContactId } from './door/read-contact-id.ts';
import { object } from './door/values.ts';
import type { Parsed } from './parsed.ts';

const DETAIL_TYPE = 'Amazon Connect Contact Event';
/** Event types that are about an instant of their own. */
const OWN_INSTANT = new Set(['INITIATED', 'QUEUED', 'CONNECTED_TO_SYSTEM', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'COMPLETED']);
const PASSED_BY = new Set(['CONTACT_DATA_UPDATED', 'PAUSED', 'RESUMED']);

/**
 * The facts of one EventBridge contact event, from the envelope as an object or as JSON text (Admin Guide, "contact events").
 * Field names in any case; unknown event types and fields are passed by and named. Never throws.
 */
export function parseContactEvent(input: unknown, door: Door = {}): Parsed {
  const opened = openMessage(input);
  if (!opened.ok) return opened;
  const type = opened.message['detail-type'];
  if (type !== undefined && type !== DETAIL_TYPE) return rejected('unknown-shape', 'detail-type is not that of a contact event');
  const detail = object.safeParse(opened.message.detail);
  if (!detail.success) return rejected('unknown-shape', `detail is no object but ${kindOf(opened.message.detail)}`);
  const contact = readContactId(detail.data, 'detail.');
  if (!contact.ok) return contact;
  const event = readContactEvent(detail.data);
  return otherInstance(door, event.detail.instanceArn, contact.id) ?? factsOf(contact.id, event, opened.message.time);
}

function factsOf(id: string, event: ContactEvent, sentAt: unknown): Parsed {
  const type = event.detail.eventType;
  const told = instantsOf(event);
  const ev = [...told, ...ownInstantOf(event, told, sentAt)];
  const unknownType = type && (OWN_INSTANT.has(type) || PASSED_BY.has(type)) ? [] : [passedBy('detail.eventType', type)];
  const facts = gather(id, { ...claimsOf(id, event), ev });
  return { ok: true, facts, ignored: [...unknownType, ...event.ignored], ...(event.unread.length > 0 && { unread: event.unread }) };
}

function claimsOf(id: string, { detail, queue, agent, endpoint }: ContactEvent): Elements {
  return {
    root: claim('event', detail.initialContactId, id),
    prev: claim('event', detail.previousContactId, id),
    related: claim('event', detail.relatedContactId, id),
    agent: claim('event', agent.agentArn),
    queue: claim('event', queue.queueArn),
    method: claim('event', detail.initiationMethod),
    channel: claim('event', detail.channel),
    reason: claim('event', detail.disconnectReason),
    endpoint: claim('event', endpoint.address),
  };
}

function instantsOf({ detail, queue, agent }: ContactEvent): readonly string[] {
  return [
    ...point('INITIATED', detail.initiationTimestamp),
    ...point('QUEUED', queue.enqueueTimestamp),
    ...point('CONNECTED_TO_SYSTEM', detail.connectedToSystemTimestamp),
    ...point('CONNECTED_TO_AGENT', agent.connectedToAgentTimestamp),
    ...point('DISCONNECTED', detail.disconnectTimestamp),
    ...point('ACW_STARTED', agent.afterContactWorkStartTimestamp),
    ...point('ACW_ENDED', agent.afterContactWorkEndTimestamp),
  ];
}

/** What the type itself says: an event whose own instant is missing happened, by the envelope's time, within that second. */
function ownInstantOf({ detail, namesNoAgent }: ContactEvent, told: readonly string[], sentAt: unknown): readonly string[] {
  const type = detail.eventType ?? '';
  const time = z.optional(instant).safeParse(sentAt).data;
  const second = time && OWN_INSTANT.has(type) ? wholeSecond(time) : undefined;
  const ended = type === 'DISCONNECTED' || type === 'COMPLETED';
  return [
    ...point('NO_AGENT', ended && namesNoAgent ? (detail.disconnectTimestamp ?? second) : undefined),
    ...point(type, told.some((element) => element.startsWith(`${type}|`)) ? undefined : second),
  ];
}
