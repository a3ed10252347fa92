import type { Limited } from '../../contract/limits.ts';

/** How much one caller may ask: `burst` at once, then one each `everyMs`. A token bucket. */
export interface Allowance {
  /** Stands in the bucket's key. */
  readonly name: string;
  readonly everyMs: number;
  readonly burst: number;
}

/**
 * What each caller has for themselves (`docs/scale.md` says what desks really ask): requests of the HTTP API; tickets, each of which opens a socket;
 * messages on all sockets of an agent together.
 */
export const ALLOWANCES = {
  request: { name: 'REQUEST', everyMs: 100, burst: 60 },
  ticket: { name: 'TICKET', everyMs: 5_000, burst: 12 },
  message: { name: 'MESSAGE', everyMs: 500, burst: 30 },
} as const satisfies Readonly<Record<string, Allowance & { readonly name: Limited }>>;

/**
 * How long until one more may be had, in milliseconds; 0 for now. A bucket is written as the instant at which it is full again: each token taken puts
 * that off by `everyMs`, so nothing has to be filled up and a bucket of long ago is a full one (the generic cell rate algorithm, ATM Forum TM 4.0).
 * @param fullAtMs as `nowMs` milliseconds since 1970 UTC
 */
export const waitMs = (fullAtMs: number, nowMs: number, { everyMs, burst }: Allowance): number =>
  Math.max(0, afterOne(fullAtMs, nowMs, everyMs) - nowMs - burst * everyMs);

/** When the bucket is full again once one more was taken, in milliseconds since 1970 UTC. */
export const afterOne = (fullAtMs: number, nowMs: number, everyMs: number): number => Math.max(fullAtMs, nowMs) + everyMs;

/** After how many a process says what it has counted: a tenth of what may be had at once, so that many processes hold little back. */
export const sharedAfter = ({ burst }: Allowance): number => Math.max(1, Math.floor(burst / 10));

/** How many a process gives out at most before it says so: a quarter of what may be had at once. */
export const heldBack = ({ burst }: Allowance): number => Math.ceil(burst / 4);
