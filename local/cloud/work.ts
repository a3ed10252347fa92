/** Counts what is waiting or being worked on, so that others can wait until nothing is. */
export class Work {
  #open = 0;
  #waiting: (() => void)[] = [];

  /** Starts one piece of work; the result ends it, and only its first call counts. */
  begin(): () => void {
    this.#open += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#end();
    };
  }

  get quiet(): boolean {
    return this.#open === 0;
  }

  /** Resolves at once, or when the last open piece ends. */
  whenQuiet(): Promise<void> {
    return this.quiet ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  #end(): void {
    this.#open -= 1;
    if (!this.quiet) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
