/**
 * A consult as the product prints it (`docs/api.md`). Written down here once more and on purpose: what judges the product must not share
 * code with it.
 */
export interface Consult {
  readonly contactId: string;
  readonly parentContactId: string;
  readonly rootContactId: string;
  readonly channel: 'VOICE' | 'CHAT';
  readonly askedBy: { readonly agent: string | null; readonly queue: string | null };
  readonly target: { readonly kind: 'agent' | 'queue' | 'external'; readonly id: string | null };
  readonly outcome: Outcome;
  readonly outcomeMethod: Method;
  readonly answered: boolean | null;
  readonly joined: boolean | null;
  readonly customerLost: boolean | null;
  readonly startedAt: string | null;
  readonly times: Readonly<Record<TimeName, Time>>;
  readonly missing: readonly string[];
}

/** How a consult ended. */
export type Outcome =
  | 'returned'
  | 'conferenced'
  | 'transferred-warm'
  | 'transferred-cold'
  | 'not-answered'
  | 'declined'
  | 'cancelled'
  | 'failed'
  | 'customer-left'
  | 'pending'
  | 'unknown';

/** From the strongest to the weakest way of knowing. */
export const METHODS = ['measured', 'derived', 'estimated', 'unknown'] as const;
/** How a time or an outcome is known. */
export type Method = (typeof METHODS)[number];

/** A time in milliseconds; null goes with `unknown` and with `not-applicable`. The truth lies between the bounds. */
export interface Time {
  readonly ms: number | null;
  readonly method: Method | 'not-applicable';
  readonly atLeastMs: number | null;
  readonly atMostMs: number | null;
}

/** The times that are told of every consult. */
export const TIME_NAMES = ['consult', 'ring', 'queueWait', 'private', 'conference', 'customerHold'] as const;
/** One of them. */
export type TimeName = (typeof TIME_NAMES)[number];

/** One contact of a tree as the product prints it: what the comparison reads of it. */
export interface Leg {
  readonly contactId: string;
  readonly parentContactId: string | null;
  readonly rootContactId: string;
  readonly initiationMethod: string | null;
}
