import type { Channel } from '../contract/channels.ts';
import type { Outcome } from '../contract/outcomes.ts';
import type { TargetKind } from '../contract/targets.ts';
import type { Method, TimeName } from '../contract/times.ts';

export interface Time {
  readonly ms: number | null;
  readonly method: Method;
}

/** One consult, wherever it is printed (`docs/api.md`). Instants are ISO 8601 UTC with milliseconds. */
export interface Consult {
  readonly contactId: string;
  readonly parentContactId: string;
  readonly rootContactId: string;
  readonly channel: Channel;
  readonly askedBy: { readonly agent: string | null; readonly queue: string | null };
  readonly target: { readonly kind: TargetKind; readonly id: string | null };
  readonly outcome: Outcome;
  readonly outcomeMethod: Method;
  readonly answered: boolean | null;
  readonly joined: boolean | null;
  readonly customerLost: boolean | null;
  readonly startedAt: string | null;
  readonly times: Readonly<Record<TimeName, Time>>;
  /** What would still settle it, for example `record of <contactId>`. */
  readonly missing: readonly string[];
}

/** One contact of a chain as the ledger knows it. */
export interface Leg {
  readonly contactId: string;
  /** The leg whose agent invited this one; null for the first. */
  readonly parentContactId: string | null;
  readonly rootContactId: string;
  /** A `related` edge (chat consult, task, hand-off); copies attributes, is no segment of the call. */
  readonly relatedContactId: string | null;
  readonly channel: string | null;
  readonly initiationMethod: string | null;
  readonly agent: string | null;
  readonly queue: string | null;
  readonly target: Consult['target'] | null;
  readonly startedAt: string | null;
  readonly queuedAt: string | null;
  readonly connectedToSystemAt: string | null;
  readonly connectedToAgentAt: string | null;
  readonly agentLeftAt: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
  readonly missing: readonly string[];
}

/** All contacts that share a root, and what their links mean. Legs and consults are sorted by contact id. */
export interface Chain {
  readonly rootContactId: string;
  readonly legs: readonly Leg[];
  readonly consults: readonly Consult[];
  /** The leg at which whoever answers a consult does, by the consult's contact id: that very leg, or the one a flow passed it on to. */
  readonly reached: ReadonlyMap<string, string>;
  /** Contacts that were passed on, or asked somebody, by a leg of which nothing has come. */
  readonly legsMissing: readonly string[];
}
