import type { Input } from './input.ts';
import { JsonSplitter, type Piece } from './json-splitter.ts';
import { ToUtf8 } from './to-utf8.ts';
import { unwrapped } from './unwrapped.ts';
import { takeUnzipped } from './unzipped.ts';

interface Taking {
  /** Gets what is complete, in order; the next only when this is done with. */
  readonly take: (pieces: readonly Piece[]) => void | Promise<void>;
  readonly onRead: (bytes: number) => void;
}

/**
 * Splits one input into its messages, those that are wrapped unwrapped.
 * @returns false when gzip data was damaged or cut off; what came before was taken.
 * @throws what opening or reading the source throws, and what `take` throws.
 */
export async function readPieces(input: Input, { take, onRead }: Taking): Promise<boolean> {
  const [text, splitter] = [new ToUtf8(), new JsonSplitter()];
  const taken = (pieces: readonly Piece[]) => take(pieces.flatMap((piece) => unwrapped(piece)));
  const whole = await takeUnzipped(input.open(), { take: (chunk) => taken(splitter.push(text.push(chunk))), onRead });
  await taken([...splitter.push(text.end()), ...splitter.end()]);
  return whole;
}
