import { privateChatByRecord } from './chat/private-chat-by-record.ts';
import { type ContactRecord, readContactRecord } from './door/contact-record.ts';
import { openMessage, rejected } from './door/open-message.ts';
import { type Door, otherInstance } from './door/other-instance.ts';
import { readContactId } from './door/read-contact-id.ts';
import type { StoredRecord } from './fact.ts';
import { type LegRecord, recordJson } from './leg-record.ts';
import type { Parsed } from './parsed.ts';
import { sha256 } from './sha256.ts';

/** Sorts before every real instant: the version of a record that does not say when it was last updated. */
const NEVER = '0000-00-00T00:00:00.000Z';

/**
 * The fact of one contact record, from an object or from JSON text (Admin Guide, "contact records data model").
 * What a record tells stays in the record: its instants are whole seconds and a newer copy replaces all of them. Never throws.
 */
export function parseContactRecord(input: unknown, door: Door = {}): Parsed {
  const opened = openMessage(input);
  if (!opened.ok) return opened;
  const contact = readContactId(opened.message, '');
  if (!contact.ok) return contact;
  const read = readContactRecord(opened.message);
  const foreign = otherInstance(door, read.record.InstanceARN, contact.id);
  if (foreign) return foreign;
  const record = legRecordOf(contact.id, read);
  if (Object.keys(record).length === 0) return rejected('unknown-shape', 'no field of a contact record could be read', contact.id);
  const fact = { contactId: contact.id, add: {}, record: stored(record, read.record.LastUpdateTimestamp) };
  return { ok: true, facts: [fact], ignored: read.ignored, ...(read.unread.length > 0 && { unread: read.unread }) };
}

function stored(record: LegRecord, updatedAt: string = NEVER): StoredRecord {
  const json = recordJson(record);
  return { json, version: `${updatedAt}#${sha256(json)}` };
}

function legRecordOf(id: string, { record, agent, queue, external, endpoint, isTransferred, agentIs }: ContactRecord): LegRecord {
  const other = (value: string | undefined) => (value === id ? undefined : value);
  const aside = record.Channel === 'CHAT' ? privateChatByRecord(other(record.RelatedContactId), record.Attributes) : {};
  return withoutAbsent({
    root: other(record.InitialContactId) ?? aside.root,
    previous: other(record.PreviousContactId) ?? aside.previous,
    target: aside.target,
    related: other(record.RelatedContactId),
    next: other(record.NextContactId),
    transferred: isTransferred || undefined,
    channel: record.Channel,
    method: record.InitiationMethod,
    agent: agentIs === 'named' ? agent.ARN : undefined,
    agentUnread: agentIs === 'unread' || undefined,
    queue: queue.ARN,
    initiatedAt: record.InitiationTimestamp,
    queuedAt: queue.EnqueueTimestamp,
    connectedToSystemAt: record.ConnectedToSystemTimestamp,
    connectedToAgentAt: agent.ConnectedToAgentTimestamp,
    disconnectedAt: record.DisconnectTimestamp,
    acwStartedAt: agent.AfterContactWorkStartTimestamp,
    acwEndedAt: agent.AfterContactWorkEndTimestamp,
    reason: record.DisconnectReason,
    endpoint: endpoint.Address,
    queueSeconds: queue.Duration ?? queue.DurationMillis,
    interactionSeconds: agent.AgentInteractionDuration ?? agent.AgentInteractionDurationMillis,
    externalInteractionSeconds: external.ExternalThirdPartyInteractionDuration ?? external.ExternalThirdPartyInteractionDurationMillis,
    customerHoldSeconds: agent.CustomerHoldDuration ?? agent.CustomerHoldDurationMillis,
    agentInitiatedHoldSeconds: agent.AgentInitiatedHoldDuration ?? agent.AgentInitiatedHoldDurationMillis,
    holds: agent.NumberOfHolds,
  });
}

const withoutAbsent = (fields: { readonly [K in keyof LegRecord]: LegRecord[K] | undefined }): LegRecord =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
