import type { ConnectionShape } from '../agent-port.ts';
import type { Chat, HearsChat } from '../chat/model.ts';
import type { PhoneLine } from '../phone-network.ts';
import type { Queue, QuickConnect, RoutingProfile } from '../resources/registry.ts';

/** A telephone's address as events and records carry it. */
export interface PhoneAddress {
  readonly type: 'TELEPHONE_NUMBER';
  readonly address: string;
}

/** How a contact came to be (SDK ContactInitiationMethod; those of voice, and API of chats). */
export type InitiationMethod =
  | 'INBOUND'
  | 'OUTBOUND'
  | 'TRANSFER'
  | 'QUEUE_TRANSFER'
  | 'CALLBACK'
  | 'EXTERNAL_OUTBOUND'
  | 'MONITOR'
  | 'DISCONNECT'
  | 'API';

/** All contacts that share a root, the people on them, and one media bridge. Instants are milliseconds since 1970 UTC. */
export interface Call {
  readonly rootContactId: string;
  readonly contacts: Contact[];
  /** Everybody's line, in the order of arrival; ended ones stay listed. */
  readonly lines: Line[];
  /** User-defined attributes: shared by all contacts of one InitialContactId (AG/what-is-a-contact-attribute). */
  readonly attributes: Map<string, string>;
  /** What is written and who writes, when people write instead of speak; null on a voice call. */
  readonly chat: Chat | null;
}

/** One contact: what Connect counts, records and sends events about. */
export interface Contact {
  readonly contactId: string;
  readonly call: Call;
  readonly method: InitiationMethod;
  readonly previousContactId: string | null;
  /** The contact it was started about, of a call of its own: no segment of that call. */
  readonly relatedContactId: string | null;
  readonly customerEndpoint: PhoneAddress | null;
  readonly systemEndpoint: PhoneAddress | null;
  readonly startedAtMs: number;
  /** Who invited, from which contact, and whom; null for contacts nobody invited. */
  readonly invitation: Invitation | null;
  nextContactId: string | null;
  /** Queue that UpdateContactTargetQueue chose; null until then. */
  targetQueue: Queue | null;
  queue: Queue | null;
  queuedAtMs: number | null;
  /** In the queue now: no agent connected and not gone. */
  waiting: boolean;
  /** The desk on which it rings or is being connected. */
  offer: DeskEntry | null;
  dequeuedAtMs: number | null;
  priority: number;
  /** Added to its age in the queue when contacts are ordered. */
  queueAdjustmentMs: number;
  connectedToSystemAtMs: number | null;
  rangAtMs: number | null;
  acceptedAtMs: number | null;
  declinedAtMs: number | null;
  agent: Agent | null;
  connectedToAgentAtMs: number | null;
  connectionAttempts: number;
  /** When the agent's part ended and after contact work began. */
  agentLeftAtMs: number | null;
  workEndedAtMs: number | null;
  /** When nothing of this contact lives any more. */
  endedAtMs: number | null;
  endedBy: string | null;
  /** DisconnectTimestamp: when the customer's endpoint left this contact. */
  disconnectedAtMs: number | null;
  disconnectReason: string | null;
  transferCompletedAtMs: number | null;
  /** Where a callback would reach the customer: set by UpdateContactCallbackNumber. */
  callbackNumber: string | null;
  /** Exists for the desk alone: no event, no record (a supervisor's contact without enhanced monitoring). */
  readonly unseen: boolean;
  /** Flows hooked by UpdateContactEventHooks. */
  readonly hooks: Map<string, string>;
  /** The flow or queue music that runs on it now. */
  readonly flow: FlowSlot;
  /** How the agent's time with the customer divides; see `talk.ts`. */
  readonly talk: TalkStretch[];
  /** Run once when the contact ends: take back its offer, leave a telephone undialled. */
  readonly stops: Set<() => void>;
}

/** A place where one flow at a time runs: a contact's own, or a held line's hold flow. */
export interface FlowSlot {
  arn: string | null;
  /** What is to be heard of it now; null when nothing is. */
  sound: string | null;
  /** Ends it: its contact goes on without it. */
  stop: () => void;
}

/** One agent's invitation of somebody onto a call. */
export interface Invitation {
  readonly by: Agent;
  readonly from: Contact;
  readonly target: { readonly kind: 'agent' | 'queue' | 'external'; readonly id: string };
  readonly quickConnect: QuickConnect | null;
}

/** A stretch in which an agent's contact was talk with the customer, or was not because the customer was held. */
export interface TalkStretch {
  readonly kind: 'interaction' | 'hold';
  readonly fromMs: number;
  toMs: number | null;
  /** The agent who set the hold. */
  readonly heldBy: Agent | null;
}

/** The channel of a call, in Connect's word. */
export const channelOf = ({ chat }: Pick<Call, 'chat'>): 'VOICE' | 'CHAT' => (chat ? 'CHAT' : 'VOICE');

/** One place on the bridge: a customer's, an agent's or an outside party's line, or a leg whose person has not answered yet. */
export interface Line {
  readonly id: string;
  readonly kind: 'customer' | 'agent' | 'external' | 'supervisor';
  /** The contact this line stands on; a customer's moves on with transfers. */
  contact: Contact;
  state: 'connecting' | 'connected' | 'disconnected';
  held: boolean;
  heldBy: Agent | null;
  /** The customer hold or agent hold flow that this line hears while it is held. */
  readonly holdFlow: FlowSlot;
  /** When `state` or `held` changed last. */
  changedAtMs: number;
  /** Party id of the person on the line; null while only a flow, a queue or a ringing telephone is at its end. */
  person: string | null;
  personAtMs: number | null;
  /** People who were at its end before, when a flow went on after them. */
  readonly formerPeople: { readonly id: string; readonly fromMs: number; readonly toMs: number; readonly endedBy: string }[];
  /** The agent whose own line this is. */
  agent: Agent | null;
  muted: boolean;
  /** Muted by a supervisor: the agent cannot undo it. */
  forcedMute: boolean;
  readonly addedAtMs: number;
  readonly addedBy: Agent | null;
  /** Agents who were on the call when this line was added. */
  readonly addedBefore: readonly Agent[];
  readonly phoneNumber: string | null;
  readonly quickConnectName: string | null;
  /** Dialled by the instance rather than calling in. */
  readonly dialled: boolean;
  monitoring: 'SILENT_MONITOR' | 'BARGE' | null;
  endedAtMs: number | null;
  endedBy: string | null;
  /** The telephone at the other end; null for agents, whose softphone is part of the instance. */
  telephone: Telephone | null;
}

/** One telephone as the instance holds it. */
export interface Telephone {
  /** The person's own view. */
  readonly line: PhoneLine;
  /** Says which line of which call this telephone is on. */
  attach(line: Line): void;
  /** The instance hangs up. */
  drop(): void;
  /** Listens to the keys that the person presses; the result ends it. */
  onPress(listener: (digits: string) => void): () => void;
  /** The instance sends tones to the person. */
  sendTones(digits: string): void;
}

/** A state an agent can choose (Streams AgentStateDefinition). */
export interface AgentStatus {
  readonly arn: string;
  readonly name: string;
  readonly type: 'routable' | 'not_routable' | 'offline';
}

/** The state a voice call forces on an agent; it has no ARN. */
export interface CallStatus {
  readonly name:
    | 'PendingBusy'
    | 'CallingCustomer'
    | 'Busy'
    | 'AfterCallWork'
    | 'MissedCallAgent'
    | 'FailedConnectAgent'
    | 'LineEngagedCustomer'
    | 'BadAddressCustomer'
    | 'FailedConnectCustomer';
  readonly type: 'system' | 'error';
  readonly sinceMs: number;
}

/** One contact on an agent's desk, from the offer until it is cleared. */
export interface DeskEntry {
  readonly contact: Contact;
  readonly agent: Agent;
  readonly type: 'voice' | 'queue_callback' | 'chat';
  state: 'incoming' | 'connecting' | 'connected' | 'ended' | 'error';
  changedAtMs: number;
  readonly createdAtMs: number;
  /** The agent's own line, once it is up. */
  line: Line | null;
  accepted: boolean;
  /** The way an offer ended without a call, for agent events. */
  missedAs: 'MISSED' | 'REJECTED' | 'ERROR' | null;
  /** Connection ids of this view, by line id; `self` is the agent's own. */
  readonly connectionIds: Map<string, string>;
  /** The connections as they were when the contact ended for this agent. */
  frozen: readonly ConnectionShape[] | null;
  /** Takes back the ring timer. */
  stopRinging: () => void;
}

/** One agent of the instance: who they are, what they chose, what a call makes of them. */
export interface Agent {
  readonly id: string;
  readonly arn: string;
  readonly login: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly permissions: readonly string[];
  readonly supervisor: boolean;
  /** The queue that only this agent serves. */
  readonly ownQueue: Queue;
  routingProfile: RoutingProfile;
  chosen: AgentStatus;
  chosenAtMs: number;
  /** Applied when the contact is cleared. */
  next: AgentStatus | null;
  nextAtMs: number | null;
  call: CallStatus | null;
  /** Since when the agent waits for work: the longest waiting is offered the next contact. */
  idleSinceMs: number;
  readonly desk: DeskEntry[];
  /** A softphone has been opened for this agent and not been logged out. */
  loggedIn: boolean;
  /** Offers taken back and gone from the desk, which agent events have yet to show. */
  readonly withdrawn: DeskEntry[];
  preferences: Readonly<Record<string, unknown>>;
  readonly listeners: Set<() => void>;
  /** Softphones that take what is written in this agent's chats. */
  readonly chatListeners: Set<HearsChat>;
}
