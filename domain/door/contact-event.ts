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
  /** The event said nothing at all of an agent; a malformed `agentInfo` is not nothing. */
  readonly namesNoAgent: boolean;
  readonly ignored: readonly string[];
}

/** Reads `detail` of a contact event, each field by itself (Admin Guide, "contact events data model"). */
export function readContactEvent(input: Readonly<Record<string, unknown>>): ContactEvent {
  const detail = readFields(DETAIL, input, 'detail', NOT_NEEDED.detail);
  const queue = readFields(QUEUE, detail.fields.queueInfo ?? {}, 'detail.queueInfo', NOT_NEEDED.queue);
  const agent = readFields(AGENT, detail.fields.agentInfo ?? {}, 'detail.agentInfo', NOT_NEEDED.agent);
  // Only the other end of an outside leg is kept; a customer's number never enters the ledger.
  const outside = detail.fields.initiationMethod === 'EXTERNAL_OUTBOUND' ? (detail.fields.customerEndpoint ?? {}) : {};
  const endpoint = readFields(ENDPOINT, outside, 'detail.customerEndpoint', NOT_NEEDED.endpoint);
  const namesNoAgent = !detail.fields.agentInfo && !detail.ignored.some((path) => path.toLowerCase() === 'detail.agentinfo');
  const ignored = [...detail.ignored, ...queue.ignored, ...agent.ignored, ...endpoint.ignored];
  return { detail: detail.fields, queue: queue.fields, agent: agent.fields, endpoint: endpoint.fields, namesNoAgent, ignored };
}
