import { instant } from './instant.ts';
import { isObject } from './open-message.ts';
import { type Fields, isAbsent, type Reading, readFields } from './read-fields.ts';
import { arn, contactId, milliseconds, object, phoneNumber, seconds, word } from './values.ts';

const RECORD = {
  InstanceARN: arn,
  InitialContactId: contactId,
  PreviousContactId: contactId,
  RelatedContactId: contactId,
  NextContactId: contactId,
  TransferCompletedTimestamp: instant,
  TransferredToEndpoint: object,
  Channel: word,
  InitiationMethod: word,
  InitiationTimestamp: instant,
  ConnectedToSystemTimestamp: instant,
  DisconnectTimestamp: instant,
  LastUpdateTimestamp: instant,
  DisconnectReason: word,
  Agent: object,
  Queue: object,
  ExternalThirdParty: object,
  CustomerEndpoint: object,
  Attributes: object,
};
const AGENT = {
  ARN: arn,
  ConnectedToAgentTimestamp: instant,
  AfterContactWorkStartTimestamp: instant,
  AfterContactWorkEndTimestamp: instant,
  AgentInteractionDuration: seconds,
  CustomerHoldDuration: seconds,
  AgentInitiatedHoldDuration: seconds,
  NumberOfHolds: seconds,
  AgentInteractionDurationMillis: milliseconds,
  CustomerHoldDurationMillis: milliseconds,
  AgentInitiatedHoldDurationMillis: milliseconds,
};
const QUEUE = { ARN: arn, EnqueueTimestamp: instant, Duration: seconds, DurationMillis: milliseconds };
const EXTERNAL = { ExternalThirdPartyInteractionDuration: seconds, ExternalThirdPartyInteractionDurationMillis: milliseconds };
const ENDPOINT = { Address: phoneNumber };

/** Fields that Connect documents and nothing here needs. */
const NOT_NEEDED = {
  record: `AWSAccountId AWSContactTraceRecordFormatVersion ContactId ContactAssociationId ScheduledTimestamp
    LastPausedTimestamp LastResumedTimestamp TotalPauseCount TotalPauseDurationInSeconds
    SystemEndpoint CustomerId Customer DisconnectDetails AgentConnectionAttempts Tags
    SegmentAttributes References ContactDetails Campaign OutboundStrategy AnsweringMachineDetectionStatus CustomerVoiceActivity
    MediaStreams Recording Recordings QualityMetrics ChatMetrics ContactLens ContactEvaluations RoutingCriteria WisdomInfo
    VoiceIdResult GlobalResiliencyMetadata`.split(/\s+/),
  agent: `Username AcceptedByAgentTimestamp PreviewEndTimestamp LongestHoldDuration AfterContactWorkDuration AgentPauseDuration
    HierarchyGroups RoutingProfile DeviceInfo Capabilities StateTransitions VoiceEnhancementMode
    LongestHoldDurationMillis AfterContactWorkDurationMillis AgentPauseDurationMillis`.split(/\s+/),
  queue: ['Name', 'DequeueTimestamp'],
  endpoint: ['Type'],
};

/** The parts of a contact record that mean something here. */
export interface ContactRecord {
  readonly record: Fields<typeof RECORD>;
  readonly agent: Fields<typeof AGENT>;
  readonly queue: Fields<typeof QUEUE>;
  readonly external: Fields<typeof EXTERNAL>;
  readonly endpoint: Fields<typeof ENDPOINT>;
  /** The contact was passed on: it says when, or to which end point. */
  readonly isTransferred: boolean;
  /** How much is known of the leg's agent: who it was; that there was one who cannot be read; or that none was connected. */
  readonly agentIs: 'named' | 'unread' | 'absent';
  readonly ignored: readonly string[];
  readonly unread: readonly string[];
}

/** Reads a contact record, each field by itself (Admin Guide, "contact records data model"). */
export function readContactRecord(input: Readonly<Record<string, unknown>>): ContactRecord {
  const record = readFields(RECORD, input, '', NOT_NEEDED.record);
  const agent = readFields(AGENT, record.fields.Agent ?? {}, 'Agent', NOT_NEEDED.agent);
  const queue = readFields(QUEUE, record.fields.Queue ?? {}, 'Queue', NOT_NEEDED.queue);
  const external = readFields(EXTERNAL, record.fields.ExternalThirdParty ?? {}, 'ExternalThirdParty');
  // Only the other end of an outside leg is kept; a customer's number never enters the ledger.
  const outside = record.fields.InitiationMethod === 'EXTERNAL_OUTBOUND' ? (record.fields.CustomerEndpoint ?? {}) : {};
  const endpoint = readFields(ENDPOINT, outside, 'CustomerEndpoint', NOT_NEEDED.endpoint);
  const parts = [record, agent, queue, external, endpoint];
  const agentIs = howAgentIs(agent, record.unread.some(isAgent), record.fields.Agent);
  const untold = agentIs === 'unread' && agent.unread.length === 0 && !record.unread.some(isAgent) ? ['Agent.ARN'] : [];
  return {
    record: record.fields,
    agent: agent.fields,
    queue: queue.fields,
    external: external.fields,
    endpoint: endpoint.fields,
    isTransferred: record.fields.TransferCompletedTimestamp !== undefined || hasAddress(record.fields.TransferredToEndpoint),
    agentIs,
    ignored: parts.flatMap((part) => part.ignored),
    unread: [...parts.flatMap((part) => part.unread), ...untold],
  };
}

const hasAddress = (endpoint: Readonly<Record<string, unknown>> = {}): boolean =>
  Object.entries(endpoint).some(([name, value]) => name.toLowerCase() === 'address' && !isAbsent(value));

const isAgent = (path: string): boolean => path.toLowerCase() === 'agent';

/** An agent whom the contact was only offered to has a placeholder for the instant of connecting. */
function howAgentIs(
  { fields, blank }: Reading<typeof AGENT>,
  isMalformed: boolean,
  given: Readonly<Record<string, unknown>> | undefined,
): ContactRecord['agentIs'] {
  if (isMalformed) return 'unread';
  if (blank.includes('ConnectedToAgentTimestamp')) return 'absent';
  if (fields.ARN !== undefined) return 'named';
  return Object.values(given ?? {}).some((value) => !isAbsent(value) && value !== 0 && !isObject(value)) ? 'unread' : 'absent';
}
