import type { Time } from '../../contract/schemas/consult.ts';
import { coarsest, type Instant, type Known } from '../fold/instant.ts';
import { type Window, windowOf } from './window.ts';

/** Unknown is null, never 0; and nothing bounds it. */
export const UNKNOWN: Time = { ms: null, method: 'unknown', atLeastMs: null, atMostMs: null };

/** There was no such time. */
export const NOT_APPLICABLE: Time = { ms: null, method: 'not-applicable', atLeastMs: null, atMostMs: null };

/** A time that is not known, with what the facts allow. */
export const unknownWithin = (atLeastMs: number, atMostMs: number): Time => ({ ...UNKNOWN, ...bounds({ atLeastMs, atMostMs }) });

interface Bounds {
  readonly atLeastMs: number;
  readonly atMostMs: number;
}

const bounds = ({ atLeastMs, atMostMs }: Bounds) => ({
  atLeastMs: Math.max(0, Math.floor(atLeastMs)) || 0,
  atMostMs: Number.isFinite(atMostMs) ? Math.max(0, Math.ceil(atMostMs)) : null,
});

/** What lies between two windows, at least and at most. */
export const stretch = (from: Window, to: Window): Bounds => ({
  atLeastMs: finite(to.fromMs - from.toMs),
  atMostMs: Math.max(0, finite(to.toMs - from.fromMs, Number.POSITIVE_INFINITY)),
});

const finite = (ms: number, instead = 0): number => (Number.isFinite(ms) ? ms : instead);

/** A known time, its bounds around it. */
export function known(ms: number, method: Known, within: Bounds): Time {
  const value = Math.max(0, Math.round(ms));
  const { atLeastMs, atMostMs } = bounds(within);
  return { ms: value, method, atLeastMs: Math.min(atLeastMs, value), atMostMs: Math.max(atMostMs ?? value, value) };
}

/**
 * The time from one instant to another, as well known as the coarser of the two. Whole seconds may put an end a little before its
 * beginning: that is no time at all, not a negative one. More than that is a contradiction: unknown.
 * @param ends where the end lies, if more is known of it than its instant says
 */
export function between(from: Instant | null, to: Instant | null, ends: Window = windowOf(to)): Time {
  const within = stretch(windowOf(from), ends);
  if (!from || !to) return unknownWithin(within.atLeastMs, within.atMostMs);
  const method = coarsest(from.method, to.method);
  const ms = to.ms - from.ms;
  if (ms < 0 && (method !== 'estimated' || ms < -1000)) return UNKNOWN;
  return known(ms, method, within);
}
