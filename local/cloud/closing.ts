/** Things to close, the newest first, once. */
export class Closing {
  readonly #closers: (() => Promise<void>)[] = [];

  add(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  /** @throws the first error, after everything was tried */
  async close(): Promise<void> {
    const errors: unknown[] = [];
    for (let close = this.#closers.pop(); close; close = this.#closers.pop()) await close().catch((error) => errors.push(error));
    if (errors.length > 0) throw errors[0];
  }
}
