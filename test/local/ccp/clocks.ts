import type { Clock } from '../../../local/ports.ts';

/** The machine's time. */
export const realClock: Clock = {
  now: Date.now,
  after: (delayMs, what) => {
    const timer = setTimeout(what, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Time that moves only by `pass`. */
export function fakeClock(): Clock & { pass(ms: number): void } {
  let nowMs = 0;
  let timers: { readonly atMs: number; readonly what: () => void }[] = [];
  const due = (untilMs: number) => timers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
  return {
    now: () => nowMs,
    after(delayMs, what) {
      const timer = { atMs: nowMs + delayMs, what };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass(ms) {
      const untilMs = nowMs + ms;
      for (let timer = due(untilMs); timer; timer = due(untilMs)) {
        timers = timers.filter((other) => other !== timer);
        nowMs = timer.atMs;
        timer.what();
      }
      nowMs = untilMs;
    },
  };
}
