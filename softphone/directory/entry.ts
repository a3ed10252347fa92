import type { Endpoint } from '../call/endpoint.ts';

/** Whether an agent can be asked now; `unknown`: nothing tells, which is neither free nor busy. */
export const PRESENCE_STATES = ['available', 'on-contact', 'after-contact-work', 'offline', 'unknown'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

/** Where an agent is. */
export interface AgentPresence {
  readonly state: PresenceState;
  /** When that began, in milliseconds since 1970 UTC; null when nothing tells. */
  readonly sinceMs: number | null;
}

/** How busy a team is, as of a few seconds ago. */
export interface TeamLoad {
  /** Agents who could take a contact of the team's queue now. */
  readonly agentsFree: number;
  readonly contactsWaiting: number;
  /** How long the first in line has been waiting, in milliseconds; null when nobody waits. */
  readonly oldestWaitMs: number | null;
}

/** Somebody who can be asked, with what is known of them now. Absent: nothing is known, or it does not apply to their kind. */
export interface DirectoryEntry extends Endpoint {
  /** Of agents: ARN of the user. */
  readonly userArn?: string;
  /** Of agents. */
  readonly presence?: AgentPresence;
  /** Of teams. */
  readonly team?: TeamLoad;
}
