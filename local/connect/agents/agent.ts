import type { ConnectionShape } from '../agent-port.ts';
import type { Contact, Line } from '../calls/model.ts';
import type { Queue, RoutingProfile } from '../resources/registry.ts';

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
  readonly type: 'voice' | 'queue_callback';
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
}

/** Ready for a voice contact: chose a routable state and is on no call. */
export const isRoutable = (agent: Agent): boolean => agent.chosen.type === 'routable' && agent.call === null;
