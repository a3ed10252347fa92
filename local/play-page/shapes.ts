/** What page and server of the play page tell one another, as JSON. Instants are milliseconds since 1970 UTC. */

/** A person's telephone line, with names in place of ids. */
export interface LineShape {
  readonly id: string;
  readonly number: string;
  readonly state: 'ringing' | 'connected' | 'ended';
  readonly sinceMs: number;
  /** Names of people, or sounds such as `hold music`; empty is silence. */
  readonly hears: readonly string[];
  readonly rootContactId: string | null;
}

/** A call in the log. */
export interface CallShape {
  readonly rootContactId: string;
  /** The customer's number, where a phone of this page belongs to the call. */
  readonly from: string | null;
  readonly startedAtMs: number;
  /** Null while somebody is on the line. */
  readonly endedAtMs: number | null;
  readonly agents: readonly string[];
  /** How often a party was invited. */
  readonly invitations: number;
  /** Grows with every change: what the product says may be new then. */
  readonly version: number;
}

/** Steps of the guide that somebody has really done. */
export interface GuideDone {
  readonly rang: boolean;
  readonly talked: boolean;
  readonly consulted: boolean;
  readonly decided: boolean;
}

export type Does = 'ring' | 'answer' | 'busy' | 'invalid';

/** Everything that changes while people play. */
export interface LiveState {
  readonly customers: readonly LineShape[];
  readonly outside: readonly LineShape[];
  /** Newest first. */
  readonly calls: readonly CallShape[];
  readonly behaviours: Readonly<Record<string, Does>>;
  readonly done: GuideDone;
}

/** What stays the same as long as the page runs. */
export interface Settings {
  readonly inboundNumber: string;
  /** AI agents, each with the number of the instance at which it serves callers. */
  readonly aiAgents: readonly { readonly name: string; readonly inboundNumber: string }[];
  readonly agents: readonly { readonly login: string; readonly name: string; readonly deskUrl: string }[];
  readonly reportUrl: string;
  /** Names by ARN, of agents and queues. */
  readonly names: Readonly<Record<string, string>>;
  readonly outsiders: readonly { readonly name: string; readonly number: string }[];
}

export interface ErrorShape {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
}
