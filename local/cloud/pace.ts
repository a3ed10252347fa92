/** A timer of Node's may be early by the fraction of a millisecond; less than this is the sum's own. */
const A_NANOSECOND_MS = 1e-6;

/**
 * Real time for the services' own delays: batching windows, back-off, the rest of a visibility timeout, record ages.
 * A `scale` below 1 shortens what AWS only promises to be at most so long; no delay of a function's own is scaled.
 */
export class Pace {
  readonly #scale: number;
  readonly #waiting = new Set<() => void>();
  #stopped: boolean = false;

  constructor(scale = 1) {
    if (!(scale > 0)) throw new RangeError(`timeScale must be above 0, got ${scale}.`);
    this.#scale = scale;
  }

  /** Milliseconds of the services' time since an arbitrary start. */
  now(): number {
    return performance.now() / this.#scale;
  }

  /** Runs `what` after `delayMs` of the services' time, never before; the result takes it back. Nothing runs after `stop`. */
  after(delayMs: number, what: () => void): () => void {
    if (this.#stopped) return () => {};
    const dueAt = performance.now() + delayMs * this.#scale;
    let timer: NodeJS.Timeout;
    const cancel = (): void => {
      clearTimeout(timer);
      this.#waiting.delete(cancel);
    };
    const wait = (ms: number): void => {
      timer = setTimeout(() => {
        const early = dueAt - performance.now();
        if (early > A_NANOSECOND_MS) return wait(early);
        cancel();
        what();
      }, Math.ceil(ms));
    };
    this.#waiting.add(cancel);
    wait(delayMs * this.#scale);
    return cancel;
  }

  /** Runs `what` when the services' time is the next multiple of this; the result takes it back. */
  atNext(everyMs: number, what: () => void): () => void {
    return this.after(everyMs - (this.now() % everyMs), what);
  }

  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#waiting) cancel();
  }
}
