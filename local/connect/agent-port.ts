/**
 * One agent's side of the simulated Connect: what the CCP page, and scripted people in its place, can see and do.
 * Shapes are those of the snapshot protocol (`docs/verify-on-aws.md` says what is assumed), with instants as ISO strings;
 * the page turns them into Dates before Streams sees them.
 */
export interface AgentPort {
  readonly login: string;
  /** `{name, username, agentARN, routingProfile, permissions, dialableCountries, agentStates, ...}` */
  configuration(): Readonly<Record<string, unknown>>;
  snapshot(): AgentSnapshot;
  /** A softphone method by its Streams name (`acceptContact`, `createAdditionalConnection`, ...). Rejects with a CtiError. */
  request(method: string, params: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Called after every change of this agent's snapshot or configuration; the result ends it. */
  onUpdate(listener: () => void): () => void;
  /** Called with every item of this agent's chats, as the chat library reads it; the result ends it. */
  onChatItem(listener: (item: Readonly<Record<string, unknown>>) => void): () => void;
}

export interface AgentSnapshot {
  readonly state: AgentStateShape;
  readonly nextState: AgentStateShape | null;
  readonly agentAvailabilityState: { readonly state: string; readonly timeStamp: string };
  readonly contacts: readonly ContactShape[];
  readonly snapshotTimestamp: string;
}

export interface AgentStateShape {
  readonly agentStateARN: string | null;
  readonly type: string;
  readonly name: string;
  readonly startTimestamp: string | null;
}

export interface ContactShape {
  readonly contactId: string;
  readonly initialContactId: string | null;
  readonly type: string;
  readonly state: { readonly type: string; readonly timestamp: string };
  readonly connections: readonly ConnectionShape[];
  readonly attributes: Readonly<Record<string, { readonly name: string; readonly value: string }>>;
  readonly [more: string]: unknown;
}

export interface ConnectionShape {
  readonly connectionId: string;
  readonly type: 'agent' | 'inbound' | 'outbound' | 'monitoring';
  readonly initial: boolean;
  readonly state: { readonly type: string; readonly timestamp: string };
  readonly endpoint: Readonly<Record<string, unknown>>;
  readonly mute: boolean;
  readonly forcedMute: boolean;
  readonly quickConnectName: string | null;
  readonly [more: string]: unknown;
}

/** A refused softphone method, in the service's own type and wording. */
export class CtiError extends Error {
  override readonly name = 'CtiError';
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}
