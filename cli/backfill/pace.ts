import { setTimeout } from 'node:timers/promises';

/** A clock to keep pace by; milliseconds. */
export interface PaceClock {
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

const REAL: PaceClock = { now: () => performance.now(), sleep: (ms, signal) => setTimeout(ms, undefined, { signal }) };

/** Lets through so many a second, evenly, and never a burst to make up for a pause. */
export class Pace {
  readonly #everyMs: number;
  readonly #clock: PaceClock;
  #nextAt: number = 0;

  constructor(perSecond: number, clock: PaceClock = REAL) {
    this.#everyMs = 1_000 / perSecond;
    this.#clock = clock;
  }

  /** Resolves when it is the caller's turn; turns come in the order they were asked for. @throws AbortError once the signal says so */
  async turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const now = this.#clock.now();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + this.#everyMs;
    if (at > now) await this.#clock.sleep(at - now, signal);
  }
}
