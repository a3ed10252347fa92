import type { Clock } from '../../../local/ports.ts';

/** The machine's own time. */
export const wallClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, what) => {
    const timer = setTimeout(what, delayMs);
    return () => clearTimeout(timer);
  },
};
