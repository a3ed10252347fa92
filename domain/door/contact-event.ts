import { instant } from './instant.ts';
import { type Fields, readFields } from './read-fields.ts';
import { arn, contactId, object, phoneNumber, word } from './values.ts';

const DETAIL = {
  eventType: word,
  instanceArn: arn,
  channel: word,
  initiationMethod: word,
  initialContactId: contactId,
  previousContactId: contactId,
  relatedContactId: contactId,
  initiationTimestamp: instant,
  connectedToSystemTimestamp: instant,
  disconnectTimestamp: instant,
  disconnectReason: word,
  queueInfo: object,
  agentInfo: object,
  customerEndpoint: object,
};
const QUEUE = { queueArn: arn, enqueueTimestamp: instant };
const AGENT = {
  agentArn: arn,
  connectedToAgentTimestamp: instant,
  afterContactWorkStartTimestamp: instant,
  afterContactWorkEndTimestamp: instant,
};
const ENDPOINT = { address: phoneNumber };

/** Fields that Connect documents and nothing here needs. */
const NOT_NEEDED = {
  detail: `contactId customerId scheduledTimestamp systemEndpoint answeringMachineDetectionStatus customerVoiceActivity campaign
    outboundStrategy recordings contactDetails contactEvaluations chatMetrics contactLens routingCriteria segmentAttributes tags
    updatedProperties globalResiliencyMetadata`.split(/\s+/),
  queue: ['queueType'],
  agent: `acceptedByAgentTimestamp previewEndTimestamp agentInitiatedHoldDuration afterContactWorkDuration hierarchyGroups
    stateTransitions`.split(/\s+/),
  endpoint: ['type'],
};

/** The parts of a contact event's `detail` that mean something here. */
export interface ContactEvent {
  readonly detail: Fields<typeof DETAIL>;
  readonly queue: Fields<typeof QUEUE>;
  readonly agent: Fields<typeof AGENT>;
  readonly endpoint: Fields<typeof ENDPOINT>;
  /** The event names no agent who was connected; a malformed `agentInfo` may. */
  readonly namesNoAgent: boolean;
  readonly ignored: readonly string[];
  readonly unread: readonly string[];
}

/** Reads `detail` of a contact event, each field by itself (Admin Guide, "contact events data model"). */
export function readContactEvent(input: Readonly<Record<string, unknown>>): ContactEvent {
  const detail = readFields(DETAIL, input, 'detail', NOT_NEEDED.detail);
  const queue = readFields(QUEUE, detail.fields.queueInfo ?? {}, 'detail.queueInfo', NOT_NEEDED.queue);
  const agent = readFields(AGENT, detail.fields.agentInfo ?? {}, 'detail.agentInfo', NOT_NEEDED.agent);
  // Only the other end of an outside leg is kept; a customer's number never enters the ledger.
  const outside = detail.fields.initiationMethod === 'EXTERNAL_OUTBOUND' ? (detail.fields.customerEndpoint ?? {}) : {};
  const endpoint = readFields(ENDPOINT, outside, 'detail.customerEndpoint', NOT_NEEDED.endpoint);
  // An agent whom the contact was only offered to has a placeholder for the instant of connecting.
  const onlyOffered = agent.blank.includes('connectedToAgentTimestamp');
  const namesNoAgent =
    onlyOffered || (!detail.fields.agentInfo && !detail.unread.some((path) => path.toLowerCase() === 'detail.agentinfo'));
  const parts = [detail, queue, agent, endpoint];
  return {
    detail: detail.fields,
    queue: queue.fields,
    agent: onlyOffered ? {} : agent.fields,
    endpoint: endpoint.fields,
    namesNoAgent,
    ignored: parts.flatMap((part) => part.ignored),
    unread: parts.flatMap((part) => part.unread),
  };
}
