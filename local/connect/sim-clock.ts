import type { Clock } from '../ports.ts';

/** Simulated time: stands still until told to move, then fires every timer in order. */
export interface SimClock extends Clock {
  /** Moves on by `ms`, firing the timers on the way. */
  advance(ms: number): Promise<void>;
  /** Moves on to the given instant (ms since 1970 UTC); an instant in the past moves nothing. */
  runUntil(atMs: number): Promise<void>;
  /** Awaited before time moves and after each timer, so that work which is not a timer ends at its own instant. */
  onSettle(hook: () => Promise<void>): () => void;
  /** The instant of the next timer, null when there is none. */
  nextAtMs(): number | null;
}

interface Timer {
  readonly atMs: number;
  readonly turn: number;
  readonly what: () => void;
}

/** A simulated clock that starts at the given instant. Timers of the same instant fire in the order they were set. */
export function createSimClock({ startAtMs }: { readonly startAtMs: number }): SimClock {
  const timers = new Set<Timer>();
  const hooks = new Set<() => Promise<void>>();
  let nowMs = startAtMs;
  let turn = 0;

  const next = () => {
    let first: Timer | undefined;
    for (const timer of timers)
      if (!first || timer.atMs < first.atMs || (timer.atMs === first.atMs && timer.turn < first.turn)) first = timer;
    return first;
  };
  const settle = async () => {
    for (const hook of hooks) await hook();
  };
  const runUntil = async (atMs: number) => {
    await settle();
    for (let timer = next(); timer && timer.atMs <= atMs; timer = next()) {
      timers.delete(timer);
      nowMs = Math.max(nowMs, timer.atMs);
      timer.what();
      await settle();
    }
    nowMs = Math.max(nowMs, atMs);
  };
  return {
    now: () => nowMs,
    after: (delayMs, what) => {
      const timer = { atMs: nowMs + Math.max(0, delayMs), turn: turn++, what };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (ms) => runUntil(nowMs + ms),
    runUntil,
    onSettle: (hook) => {
      hooks.add(hook);
      return () => hooks.delete(hook);
    },
    nextAtMs: () => next()?.atMs ?? null,
  };
}
