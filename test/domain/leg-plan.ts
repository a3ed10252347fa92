/** What really happened on one contact. All instants and spans in milliseconds after `T0`. */
export interface LegPlan {
  readonly id: string;
  readonly root: string;
  readonly parent?: string;
  readonly method: string;
  readonly channel?: string;
  /** The agent who had the contact; absent when nobody came. */
  readonly agent?: string;
  readonly queue?: string;
  /** The outside party's number. */
  readonly number?: string;
  readonly start: number;
  readonly queued?: number;
  readonly answered?: number;
  /** The agent's own leaving. */
  readonly left?: number;
  /** The end Connect tells for the contact. */
  readonly end: number;
  /** Length of after-contact work; 0 for none. */
  readonly acw?: number;
  readonly reason?: string;
  /** Stretches of talk with the customer. */
  readonly talk?: readonly Span[];
  /** Stretches in which the customer was on hold while with this agent. */
  readonly held?: readonly Span[];
  /** How much of it this agent began. */
  readonly ownHolds?: number;
}

export type Span = readonly [from: number, to: number];

/** When the test calls begin: not on a whole second, so that cutting to seconds shows. */
export const T0 = Date.UTC(2026, 10, 21, 10, 15, 0, 137);

export const INSTANCE = 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666';
export const ALICE = `${INSTANCE}/agent/a11ce000-0000-4000-8000-000000000001`;
export const BOB = `${INSTANCE}/agent/b0b00000-0000-4000-8000-000000000002`;
export const CAROL = `${INSTANCE}/agent/ca501000-0000-4000-8000-000000000003`;
export const SUPPORT = `${INSTANCE}/queue/5a000000-0000-4000-8000-0000000000a1`;
export const BILLING = `${INSTANCE}/queue/b1000000-0000-4000-8000-0000000000b2`;
export const OUTSIDE = '+442079460123';
export const ownQueueOf = (agent: string): string => agent.replace('/agent/', '/queue/agent/');

export const at = (ms: number): string => new Date(T0 + ms).toISOString();
export const secondOf = (ms: number): string => `${at(ms).slice(0, 19)}Z`;
export const lengthOf = (spans: readonly Span[] = []): number => spans.reduce((sum, [from, to]) => sum + Math.max(0, to - from), 0);
