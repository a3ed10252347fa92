import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import type { Input } from '../input/input.ts';

/** What became of messages and of their facts. */
export interface Counts {
  readonly messages: number;
  readonly rejected: number;
  readonly written: number;
  readonly older: number;
  readonly tooOld: number;
  readonly erased: number;
  readonly unwritable: number;
}

export const NOTHING: Counts = { messages: 0, rejected: 0, written: 0, older: 0, tooOld: 0, erased: 0, unwritable: 0 };

/** One count and what is to be added to it. */
export const sumOf = (counts: Counts, more: Partial<Counts>): Counts => ({
  messages: counts.messages + (more.messages ?? 0),
  rejected: counts.rejected + (more.rejected ?? 0),
  written: counts.written + (more.written ?? 0),
  older: counts.older + (more.older ?? 0),
  tooOld: counts.tooOld + (more.tooOld ?? 0),
  erased: counts.erased + (more.erased ?? 0),
  unwritable: counts.unwritable + (more.unwritable ?? 0),
});

/** How far a run has come: everything before is in the ledger. */
export interface Position {
  /** Index of the input. */
  readonly input: number;
  /** Messages of that input that are done with, readable or not. */
  readonly messages: number;
  readonly counts: Counts;
}

const START: Position = { input: 0, messages: 0, counts: NOTHING };
const VERSION = 1;
const EVERY_MS = 1_000;

/** What a checkpoint belongs to: it must not be taken for that of another run. */
interface Run {
  readonly table: string;
  readonly inputs: readonly { readonly name: string; readonly bytes: number | null }[];
}

/** Keeps on disk how far a run has come, so that one that was stopped goes on. Holds names of files and counts, nothing of their content. */
export class Checkpoint {
  readonly path: string;
  readonly #run: Run;
  readonly #nowMs: () => number;
  #position: Position;
  #savedAtMs = Number.NEGATIVE_INFINITY;

  /** @throws UsageError when the file is there and is that of another run, or none of ours */
  constructor(path: string, { table, inputs }: { readonly table: string; readonly inputs: readonly Input[] }, nowMs: () => number) {
    this.path = path;
    this.#run = { table, inputs: inputs.map(({ name, bytes }) => ({ name, bytes })) };
    this.#nowMs = nowMs;
    this.#position = existsSync(path) ? this.#read() : START;
  }

  get position(): Position {
    return this.#position;
  }

  /** Moves on; written to disk once a second at most. */
  moveTo(position: Position) {
    this.#position = position;
    if (this.#nowMs() - this.#savedAtMs >= EVERY_MS) this.save();
  }

  /** Written beside and renamed: whenever the process ends, one whole file is there. */
  save() {
    this.#savedAtMs = this.#nowMs();
    const beside = `${this.path}.new`;
    writeFileSync(beside, `${JSON.stringify({ version: VERSION, ...this.#run, position: this.#position })}\n`);
    renameSync(beside, this.path);
  }

  /** The run is at its end: the next begins anew. */
  remove() {
    rmSync(this.path, { force: true });
  }

  #read(): Position {
    const { version, position, ...run } = parsed(this.path);
    if (version === VERSION && JSON.stringify(run) === JSON.stringify(this.#run)) return position as Position;
    throw new UsageError(
      `${this.path} is the checkpoint of another run. Name the same files and table in the same order to go on with that, or delete it to begin anew.`,
    );
  }
}

function parsed(path: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>;
  } catch (cause) {
    throw new UsageError(`${path} is no checkpoint. Delete it to begin anew, or name another with --resume.`, { cause });
  }
}
