import type { Rejection } from '../../domain/parsed.ts';

/** Where an input could not be read, and why; no value of it. */
export interface Rejected {
  readonly input: string;
  readonly line: number;
  /** How many bytes of the plain text come before it, where its line holds more. */
  readonly byte?: number;
  readonly code: Rejection['code'] | 'damaged-gzip' | 'unread-fields';
  readonly message: string;
}

/** The rejection of gzip data that cannot be unpacked any further. */
export const DAMAGED_GZIP = { code: 'damaged-gzip', message: 'the gzip data cannot be unpacked any further' } as const;

/** The rejection of a message whose other fields were read. */
export const unreadFields = (paths: readonly string[]) =>
  ({ code: 'unread-fields', message: `values of an unknown form, the rest is read: ${[...new Set(paths)].join(', ')}` }) as const;

/** Counts what could not be read and keeps the first few, for a person to look at. */
export class Rejections {
  readonly #first: Rejected[] = [];
  readonly #named: number;
  #count = 0;

  /** @param named how many are kept to be named */
  constructor(named = 5) {
    this.#named = named;
  }

  add(rejected: Rejected) {
    this.#count += 1;
    if (this.#first.length < this.#named) this.#first.push(rejected);
  }

  /** Adds rejections of an earlier run, of which only the number is known. */
  addCounted(count: number) {
    this.#count += count;
  }

  get count(): number {
    return this.#count;
  }

  /** One line for each of the first, and one for the others; nothing when all could be read. */
  lines(): readonly string[] {
    const named = this.#first.map(
      ({ input, line, byte, code, message }) => `${input}:${line}:${byte === undefined ? '' : ` at byte ${byte}:`} ${code}: ${message}`,
    );
    const more = this.#count - named.length;
    return [...named, ...(more > 0 ? [`... and ${more} more that could not be read`] : [])];
  }
}
