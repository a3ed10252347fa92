import type { Clock } from '../call/conductor.ts';

/** Keeps a page quiet for as long as the API has asked it to be. */
export interface Pace {
  /** Resolves once the page may ask. */
  turn(): Promise<void>;
  /** The API refused a request because there were too many, and asked for so long without one. */
  refused(forMs: number): void;
}

/** No answer of an API makes a page silent for longer. */
const LONGEST_MS = 60_000;

export function openPace({ now, after }: Clock): Pace {
  let quietUntilMs = 0;
  return {
    async turn() {
      const waitMs = quietUntilMs - now();
      // Longer only by a computer's clock that was set back.
      if (waitMs > 0 && waitMs <= LONGEST_MS) await new Promise<void>((resolve) => after(waitMs, resolve));
    },
    refused(forMs) {
      quietUntilMs = Math.max(quietUntilMs, now() + Math.min(forMs, LONGEST_MS));
    },
  };
}
