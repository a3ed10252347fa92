import type { FlowDocument } from '../flows/language.ts';

/** The flow types of CreateContactFlow that voice uses (SDK ContactFlowType). */
export const FLOW_TYPES = [
  'CONTACT_FLOW',
  'CUSTOMER_QUEUE',
  'CUSTOMER_HOLD',
  'CUSTOMER_WHISPER',
  'AGENT_HOLD',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
  'AGENT_TRANSFER',
  'QUEUE_TRANSFER',
] as const;
/** One of them. */
export type FlowType = (typeof FLOW_TYPES)[number];

/** A published flow. */
export interface Flow {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly type: FlowType;
  readonly document: FlowDocument;
}

/** A queue contacts wait in: a standard one, or an agent's own. */
export interface Queue {
  readonly id: string;
  readonly arn: string;
  /** Null for agent queues. */
  readonly name: string | null;
  readonly kind: 'STANDARD' | 'AGENT';
  /** The agent whose own queue this is. */
  readonly agentArn: string | null;
  readonly hoursArn: string | null;
  readonly maxContacts: number | null;
  readonly callerId: string | null;
  /** Ids of the quick connects offered to agents who serve this queue. */
  readonly quickConnectIds: Set<string>;
}

/** Where a quick connect leads, and by which transfer flow. */
export type QuickConnectTarget =
  | { readonly kind: 'agent'; readonly agentArn: string; readonly flowArn: string }
  | { readonly kind: 'queue'; readonly queueArn: string; readonly flowArn: string }
  | { readonly kind: 'external'; readonly phoneNumber: string };

/** A named target offered to agents. */
export interface QuickConnect {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly description: string | null;
  readonly target: QuickConnectTarget;
}

/** One day's opening, in minutes since midnight of the time zone. */
export interface OpenDay {
  readonly day: string;
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Hours of operation. */
export interface Hours {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly timeZone: string;
  readonly days: readonly OpenDay[];
}

/** The queues an agent serves. */
export interface RoutingProfile {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly queueArns: readonly string[];
  readonly defaultOutboundQueueArn: string;
  /** How many chats an agent may have at once; 0: none is routed to them. */
  readonly chats: number;
}

/** Where one kind of record or event goes. */
export interface StorageConfig {
  readonly resourceType: string;
  readonly storageType: string;
  readonly streamArn: string | null;
}

/** Everything an administrator has set up in the instance, by ARN unless said otherwise. */
export interface Registry {
  readonly flows: Map<string, Flow>;
  readonly queues: Map<string, Queue>;
  readonly quickConnects: Map<string, QuickConnect>;
  readonly hours: Map<string, Hours>;
  readonly routingProfiles: Map<string, RoutingProfile>;
  /** ARNs of the functions flows may call. */
  readonly functions: Set<string>;
  /** By resource type, for example AGENT_EVENTS. */
  readonly storage: Map<string, StorageConfig>;
  readonly approvedOrigins: Set<string>;
  /** The inbound flow of each number, E.164; null while none is associated. */
  readonly numbers: Map<string, string | null>;
}

/** An instance with nothing set up. */
export const createRegistry = (): Registry => ({
  flows: new Map(),
  queues: new Map(),
  quickConnects: new Map(),
  hours: new Map(),
  routingProfiles: new Map(),
  functions: new Set(),
  storage: new Map(),
  approvedOrigins: new Set(),
  numbers: new Map(),
});
