import type { Method } from '../../contract/times.ts';

/** How something that is known is known. */
export type Known = Exclude<Method, 'unknown'>;

/** A point in time with the way it is known. */
export interface Instant {
  /** Milliseconds since 1970 UTC. */
  readonly ms: number;
  readonly method: Known;
  /** It happened within the second that begins at `ms`: a source cut it. */
  readonly isCut?: true;
}

/** What one cause ends may be told with this many milliseconds between; also what a corrected browser clock is good for. */
export const TOGETHER_MS = 250;
/** A contact record tells whole seconds: two instants no further apart than this have no order if either comes from a record. */
export const COARSE_MS = 1000;

/** From the finest to the coarsest: server's milliseconds, a browser's corrected clock, whole seconds. */
const ACCURACY: readonly Known[] = ['derived', 'measured', 'estimated'];

/** The method of what was concluded from several facts: that of the coarsest. */
export const coarsest = (...methods: readonly Known[]): Known =>
  methods.reduce((a, b) => (ACCURACY.indexOf(b) > ACCURACY.indexOf(a) ? b : a), 'derived');

/** `together` is one moment told twice; `unclear` is too near to be ordered by what is known. */
type Order = 'before' | 'together' | 'after' | 'unclear';

export function order(a: Instant, b: Instant): Order {
  const apartMs = Math.abs(a.ms - b.ms);
  if (coarsest(a.method, b.method) === 'estimated') return apartMs <= COARSE_MS ? 'unclear' : sideOf(a, b);
  return apartMs <= TOGETHER_MS ? 'together' : sideOf(a, b);
}

const sideOf = (a: Instant, b: Instant): Order => (a.ms < b.ms ? 'before' : 'after');

/** Whether `a` came before `b` for certain; between two of the server's own instants a millisecond is enough. */
export function precedes(a: Instant, b: Instant): boolean {
  if (a.method === 'derived' && b.method === 'derived') return a.ms < b.ms;
  return order(a, b) === 'before';
}

/** How far from its instant something may have happened that it was told for. */
export const doubtMs = (at: Instant | null): number => (at?.method === 'estimated' ? COARSE_MS : TOGETHER_MS);

/** The earlier of two; of two that cannot be ordered it is known no better than the coarser. */
export function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (!a || !b) return a ?? b;
  const first = a.ms <= b.ms ? a : b;
  const side = order(a, b);
  return side === 'before' || side === 'after' ? first : { ms: first.ms, method: coarsest(a.method, b.method) };
}

/** What the sources say of one kind of instant, in milliseconds since 1970 UTC. */
export interface Sightings {
  readonly derived?: readonly number[];
  readonly measured?: readonly number[];
  readonly estimated?: readonly number[];
}

/** How far a desk's clock may lie from the record before it is the clock that is not believed. */
const CLOCK_MS = 2000;

/**
 * The instant of one kind: the earliest, by the finest source. Whole seconds more than a second earlier win over finer but later
 * sightings, because those then tell of something else.
 */
export function bestOf({ derived = [], measured = [], estimated = [] }: Sightings): Instant | null {
  const coarse = estimated.length > 0 ? Math.min(...estimated) : undefined;
  const fits = measured.filter((ms) => coarse === undefined || Math.abs(ms - coarse) <= CLOCK_MS);
  const fine: Instant | null = best('derived', derived) ?? best('measured', fits);
  if (coarse === undefined) return fine;
  return fine && fine.ms - coarse <= COARSE_MS ? fine : { ms: coarse, method: 'estimated', isCut: true };
}

const best = (method: Known, told: readonly number[]): Instant | null => (told.length > 0 ? { ms: Math.min(...told), method } : null);
