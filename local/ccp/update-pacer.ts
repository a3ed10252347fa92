import type { Clock } from '../ports.ts';

/** Delay of the next snapshot and the shortest gap since the last one, both in milliseconds. */
export interface Pace {
  readonly delayMs: number;
  readonly minGapMs: number;
}

export interface UpdatePacer {
  /** Something changed: a snapshot will follow, one for all changes until it goes out. */
  changed(): void;
  /** Takes a waiting snapshot back. */
  stop(): void;
}

/** Turns changes into snapshots the way long polling does: late, coalesced, never closer than the gap. A pace of 0 and 0 sends at once. */
export function createUpdatePacer(options: { readonly clock: Clock; readonly pace: () => Pace; readonly send: () => void }): UpdatePacer {
  const { clock, pace, send } = options;
  let lastSentAt = Number.NEGATIVE_INFINITY;
  let takeBack: (() => void) | undefined;

  const fire = () => {
    takeBack = undefined;
    lastSentAt = clock.now();
    send();
  };
  return {
    changed() {
      if (takeBack) return;
      const { delayMs, minGapMs } = pace();
      const waitMs = Math.max(delayMs, lastSentAt + minGapMs - clock.now());
      if (waitMs <= 0) fire();
      else takeBack = clock.after(waitMs, fire);
    },
    stop() {
      takeBack?.();
      takeBack = undefined;
    },
  };
}
