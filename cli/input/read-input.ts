import type { Fact } from '../../domain/fact.ts';
import type { Input } from './input.ts';
import type { Piece } from './json-splitter.ts';
import { readPiece } from './read-message.ts';
import { readPieces } from './read-pieces.ts';
import { DAMAGED_GZIP, type Rejections, unreadFields } from './rejections.ts';

interface Reading {
  readonly onFact: (fact: Fact) => void;
  readonly onRead: (bytes: number) => void;
  readonly rejections: Rejections;
}

/**
 * Reads all messages of one input and hands on their facts.
 * @returns how many messages were read.
 * @throws what opening or reading the source throws.
 */
export async function readInput(input: Input, { onFact, onRead, rejections }: Reading): Promise<number> {
  let messages = 0;
  let line = 1;
  const take = (pieces: readonly Piece[]) => {
    for (const piece of pieces) {
      const { line: at, byte } = piece;
      line = at;
      const place = { input: input.name, line, ...(byte !== undefined && { byte }) };
      const read = readPiece(piece);
      if (read.ok) {
        messages += 1;
        read.facts.forEach(onFact);
        const { unread = [] } = read;
        if (unread.length > 0) rejections.add({ ...place, ...unreadFields(unread) });
      } else rejections.add({ ...place, ...read.rejection });
    }
  };
  const whole = await readPieces(input, { take, onRead });
  if (!whole) rejections.add({ input: input.name, line, ...DAMAGED_GZIP });
  return messages;
}
