import type { Door } from '../../domain/door/other-instance.ts';
import type { Fact } from '../../domain/fact.ts';
import { type FactShelf, keepFact } from '../../lambdas/store/keep-fact.ts';
import type { Input } from '../input/input.ts';
import type { Piece, Place } from '../input/json-splitter.ts';
import { readPiece } from '../input/read-message.ts';
import { readPieces } from '../input/read-pieces.ts';
import { DAMAGED_GZIP, Rejections } from '../input/rejections.ts';
import type { Progress } from '../progress.ts';
import { type Checkpoint, type Counts, sumOf } from './checkpoint.ts';
import type { Pace } from './pace.ts';

/** Messages whose facts are under way together; after each such group the checkpoint moves on. */
const GROUP = 50;

export interface Backfill extends FactShelf {
  readonly inputs: readonly Input[];
  readonly door: Door;
  readonly pace: Pace;
  readonly checkpoint: Checkpoint;
  readonly progress: Progress;
  /** ISO 8601 */
  readonly now: () => string;
  /** Ends the run: nothing more is begun. */
  readonly signal: AbortSignal;
}

/**
 * Writes the facts of all inputs into the ledger, from where the checkpoint stands. The same facts again change nothing, so a group
 * that was begun and not finished is written again.
 * @throws AbortError when it was stopped, and what reading or the SDK throws; the checkpoint then says how far it has come
 */
export async function backfill(run: Backfill): Promise<{ readonly counts: Counts; readonly rejections: Rejections }> {
  const rejections = new Rejections();
  rejections.addCounted(run.checkpoint.position.counts.rejected);
  const onRead = readingShown(run);
  try {
    for (let index = 0; index < run.inputs.length; index += 1) await backfillInput(index, { ...run, onRead, rejections });
  } finally {
    run.checkpoint.save();
    run.progress.clear();
  }
  return { counts: run.checkpoint.position.counts, rejections };
}

interface Going extends Backfill {
  readonly onRead: (bytes: number) => void;
  readonly rejections: Rejections;
}

async function backfillInput(index: number, run: Going): Promise<void> {
  const input = run.inputs[index];
  const { input: reached, messages, counts } = run.checkpoint.position;
  if (!input || index < reached) return run.onRead(input?.bytes ?? 0);
  let toSkip = index === reached ? messages : 0;
  run.checkpoint.moveTo({ input: index, messages: toSkip, counts });
  let line = 1;
  const take = async (pieces: readonly Piece[]) => {
    line = pieces.at(-1)?.line ?? line;
    const left = pieces.slice(toSkip);
    toSkip -= pieces.length - left.length;
    for (let from = 0; from < left.length; from += GROUP) await writeGroup(left.slice(from, from + GROUP), input.name, run);
  };
  const whole = await readPieces(input, { take, onRead: run.onRead });
  if (whole) return;
  run.rejections.add({ input: input.name, line, ...DAMAGED_GZIP });
  moveOn(run.checkpoint, 0, { rejected: 1 });
}

async function writeGroup(pieces: readonly Piece[], inputName: string, run: Going): Promise<void> {
  const read = pieces.map((piece) => ({ place: placeOf(piece), parsed: readPiece(piece, run.door) }));
  const facts = read.flatMap(({ parsed }) => (parsed.ok ? parsed.facts : []));
  const results = await Promise.all(facts.map((fact) => write(fact, run)));
  const bad = read.flatMap(({ place, parsed }) => (parsed.ok ? [] : [{ ...place, ...parsed.rejection }]));
  for (const { contactId: _, ...why } of bad) run.rejections.add({ input: inputName, ...why });
  const became = (what: (typeof results)[number]) => results.filter((result) => result === what).length;
  moveOn(run.checkpoint, pieces.length, {
    messages: pieces.length - bad.length,
    rejected: bad.length,
    written: became('written'),
    older: became('older'),
    tooOld: became('too-old'),
    erased: became('erased'),
    unwritable: became('unwritable'),
  });
}

const placeOf = ({ line, byte }: Piece): Place => ({ line, ...(byte !== undefined && { byte }) });

function moveOn(checkpoint: Checkpoint, pieces: number, more: Partial<Counts>): void {
  const { input, messages, counts } = checkpoint.position;
  checkpoint.moveTo({ input, messages: messages + pieces, counts: sumOf(counts, more) });
}

/** Shows how much of all inputs was read. */
function readingShown({ inputs, progress }: Backfill): (bytes: number) => void {
  const of = inputs.some(({ bytes }) => bytes === null) ? null : inputs.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  let read = 0;
  return (bytes) => {
    read += bytes;
    progress.show('Backfilling', of === null ? Math.round(read / 1e6) : read, of, ' MB');
  };
}

async function write(fact: Fact, { pace, now, signal, ...shelf }: Going) {
  await pace.turn(signal);
  return keepFact(fact, now(), shelf);
}
