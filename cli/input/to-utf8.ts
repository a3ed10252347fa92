import { TextDecoder } from 'node:util';

/** The first two bytes of text in UTF-16, little or big end first (RFC 2781, "byte order mark"). */
const MARKS: readonly (readonly [first: number, second: number, encoding: 'utf-16le' | 'utf-16be'])[] = [
  [0xff, 0xfe, 'utf-16le'],
  [0xfe, 0xff, 'utf-16be'],
];

/** Turns bytes, in chunks of any size, to UTF-8 where a byte order mark says that they are UTF-16; others stay as they are. */
export class ToUtf8 {
  #head: Uint8Array = new Uint8Array();
  /** Null for bytes that need none; undefined while their first two are not here. */
  #decoder: TextDecoder | null | undefined;

  push(chunk: Uint8Array): Uint8Array {
    if (this.#decoder === null) return chunk;
    if (this.#decoder) return Buffer.from(this.#decoder.decode(chunk, { stream: true }));
    this.#head = Buffer.concat([this.#head, chunk]);
    if (this.#head.length < 2) return new Uint8Array();
    const [, , encoding] = MARKS.find(([first, second]) => this.#head[0] === first && this.#head[1] === second) ?? [];
    this.#decoder = encoding === undefined ? null : new TextDecoder(encoding);
    return this.push(this.#head);
  }

  /** What is left when no more bytes come. */
  end(): Uint8Array {
    if (this.#decoder) return Buffer.from(this.#decoder.decode());
    return this.#decoder === null ? new Uint8Array() : this.#head;
  }
}
