/**
 * Real time for the services' own delays: batching windows, back-off, the rest of a visibility timeout, record ages.
 * A `scale` below 1 shortens what AWS only promises to be at most so long; no delay of a function's own is scaled.
 */
export class Pace {
  readonly #scale: number;
  readonly #timers = new Set<NodeJS.Timeout>();
  #stopped: boolean = false;

  constructor(scale = 1) {
    if (!(scale > 0)) throw new RangeError(`timeScale must be above 0, got ${scale}.`);
    this.#scale = scale;
  }

  /** Milliseconds of the services' time since an arbitrary start. */
  now(): number {
    return performance.now() / this.#scale;
  }

  /** Runs `what` after `delayMs` of the services' time; the result takes it back. Nothing runs after `stop`. */
  after(delayMs: number, what: () => void): () => void {
    if (this.#stopped) return () => {};
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      what();
    }, delayMs * this.#scale);
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
  }

  /** Runs `what` when the services' time is the next multiple of this; the result takes it back. */
  atNext(everyMs: number, what: () => void): () => void {
    return this.after(everyMs - (this.now() % everyMs), what);
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
