import type { Input } from './input.ts';
import { JsonSplitter, type Piece } from './json-splitter.ts';
import { takeUnzipped } from './unzipped.ts';

interface Taking {
  /** Gets what is complete, in order; the next only when this is done with. */
  readonly take: (pieces: readonly Piece[]) => void | Promise<void>;
  readonly onRead: (bytes: number) => void;
}

/**
 * Splits one input into its messages.
 * @returns false when gzip data was damaged or cut off; what came before was taken.
 * @throws what opening or reading the source throws, and what `take` throws.
 */
export async function readPieces(input: Input, { take, onRead }: Taking): Promise<boolean> {
  const splitter = new JsonSplitter();
  const whole = await takeUnzipped(input.open(), { take: (chunk) => take(splitter.push(chunk)), onRead });
  await take(splitter.end());
  return whole;
}
