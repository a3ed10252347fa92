import { appendFileSync, closeSync, openSync, readSync, rmSync } from 'node:fs';
import type { SpillFolder } from './spill-folder.ts';

/** So many that each of them fits in memory, up to some fifty million messages. */
export const PARTITIONS = 256;
/** Held in memory for each partition before it is written: what is small never touches the disk. */
const HELD_CHARACTERS = 32 * 1024;
const READ_BYTES = 32 * 1024;

interface Partition {
  held: string[];
  heldCharacters: number;
  spilled: boolean;
}

/** Lines of text in partitions, in memory while they are few and in files from then on. No file stays open. */
export class Partitions {
  readonly #folder: SpillFolder;
  readonly #name: string;
  readonly #all: readonly Partition[];

  constructor(folder: SpillFolder, name: string) {
    this.#folder = folder;
    this.#name = name;
    this.#all = Array.from({ length: PARTITIONS }, () => ({ held: [], heldCharacters: 0, spilled: false }));
  }

  /** @param line text without a line break */
  append(index: number, line: string) {
    const partition = this.#at(index);
    partition.held.push(line);
    partition.heldCharacters += line.length;
    if (partition.heldCharacters < HELD_CHARACTERS) return;
    appendFileSync(this.#file(index), `${partition.held.join('\n')}\n`);
    partition.held = [];
    partition.heldCharacters = 0;
    partition.spilled = true;
  }

  /** The lines of a partition in the order they came. */
  *lines(index: number): Generator<string> {
    const partition = this.#at(index);
    if (partition.spilled) yield* linesOf(this.#file(index));
    yield* partition.held;
  }

  /** Lets a partition go that is not needed again. */
  drop(index: number) {
    const partition = this.#at(index);
    if (partition.spilled) rmSync(this.#file(index), { force: true });
    Object.assign(partition, { held: [], heldCharacters: 0, spilled: false });
  }

  #at(index: number): Partition {
    const partition = this.#all[index];
    if (!partition) throw new RangeError(`there are ${PARTITIONS} partitions, and none is number ${index}`);
    return partition;
  }

  #file(index: number): string {
    return this.#folder.file(`${this.#name}-${index}`);
  }
}

/** The lines of a file. It is opened for each stretch anew: hundreds of files are read side by side. */
function* linesOf(path: string): Generator<string> {
  let rest = Buffer.alloc(0);
  for (let position = 0; ; ) {
    const stretch = stretchOf(path, position);
    if (stretch.length === 0) return;
    position += stretch.length;
    const bytes = Buffer.concat([rest, stretch]);
    const end = bytes.lastIndexOf('\n');
    if (end >= 0) yield* bytes.toString('utf8', 0, end).split('\n');
    rest = bytes.subarray(end + 1);
  }
}

function stretchOf(path: string, position: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(READ_BYTES);
    return bytes.subarray(0, readSync(file, bytes, 0, READ_BYTES, position));
  } finally {
    closeSync(file);
  }
}
