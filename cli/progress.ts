import { inPercent } from './print/in-words.ts';

/** Where progress is shown: a terminal's stderr, or nowhere. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

const WIDTH = 30;
const EVERY_MS = 100;

/** A bar on one line of a terminal; where there is no terminal it shows nothing. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #now: () => number;
  #shownAt = -EVERY_MS;
  #shown: boolean = false;

  /** @param now milliseconds of a clock that never goes back */
  constructor(terminal: Terminal, now: () => number) {
    this.#terminal = terminal;
    this.#now = now;
  }

  /** @param of null when nobody knows; then what is done is shown as it is */
  show(what: string, done: number, of: number | null, unit = '') {
    const now = this.#now();
    if (!this.#terminal.isTTY || now - this.#shownAt < EVERY_MS) return;
    this.#shownAt = now;
    this.#shown = true;
    this.#terminal.write(`\r\x1b[K${what} ${of === null || of === 0 ? `${done}${unit}` : `${bar(done / of)} ${inPercent(done, of)}`}`);
  }

  /** Leaves the line empty for what comes next. */
  clear() {
    if (this.#shown) this.#terminal.write('\r\x1b[K');
    this.#shown = false;
  }
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, share) * WIDTH);
  return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}]`;
}
