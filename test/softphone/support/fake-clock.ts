import type { Clock } from '../../../softphone/call/conductor.ts';

export interface FakeClock extends Clock {
  /** Lets time pass, running what falls due in order. */
  pass(ms: number): void;
}

/** A clock that stands still until told; starts at 0. */
export function fakeClock(): FakeClock {
  let now = 0;
  let timers: { readonly at: number; readonly what: () => void }[] = [];
  const runUntil = (end: number): void => {
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) return;
      timers = timers.filter((timer) => timer !== next);
      now = Math.max(now, next.at);
      next.what();
    }
  };
  return {
    now: () => now,
    after(delayMs, what) {
      const timer = { at: now + delayMs, what };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass(ms) {
      const end = now + ms;
      runUntil(end);
      now = end;
    },
  };
}
