import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FATAL = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * A folder for what does not fit in memory. It is made when first needed, for its owner's eyes only (it may hold outside numbers), and
 * is gone with `remove`, with the process's end and with the signals that end one.
 */
export class SpillFolder {
  readonly #parent: string;
  #path: string | undefined;

  /** @param parent where it is made; the system's folder for temporary files (`TMPDIR`) unless given */
  constructor(parent: string = tmpdir()) {
    this.#parent = parent;
  }

  /** A file's path in the folder. */
  file(name: string): string {
    this.#path ??= this.#make();
    return join(this.#path, name);
  }

  remove() {
    if (this.#path !== undefined) rmSync(this.#path, { recursive: true, force: true });
    this.#path = undefined;
    process.off('exit', this.#onExit);
    for (const signal of FATAL) process.off(signal, this.#onSignal);
  }

  #make(): string {
    process.on('exit', this.#onExit);
    for (const signal of FATAL) process.on(signal, this.#onSignal);
    return mkdtempSync(join(this.#parent, 'consult-report-'));
  }

  readonly #onExit = () => this.remove();

  /** Ends as the signal would have, so that whoever waits sees by what. */
  readonly #onSignal = (signal: NodeJS.Signals) => {
    this.remove();
    process.kill(process.pid, signal);
  };
}
