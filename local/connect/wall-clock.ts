import type { Clock } from '../ports.ts';

/** The machine's own time. Its timers do not keep a process alive that has nothing else to do. */
export const wallClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, what) => {
    const timer = setTimeout(what, delayMs).unref();
    return () => clearTimeout(timer);
  },
};
