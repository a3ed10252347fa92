import type { Fact } from '../../domain/fact.ts';
import type { Input } from './input.ts';
import { JsonSplitter, type Piece } from './json-splitter.ts';
import { readMessage } from './read-message.ts';
import type { Rejections } from './rejections.ts';
import { takeUnzipped } from './unzipped.ts';

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
  const splitter = new JsonSplitter();
  let messages = 0;
  let line = 1;
  const takeAll = (pieces: readonly Piece[]) => {
    for (const piece of pieces) {
      line = piece.line;
      const read = readPiece(piece);
      if (read.ok) {
        messages += 1;
        read.facts.forEach(onFact);
      } else rejections.add({ input: input.name, line, ...read.rejection });
    }
  };
  const whole = await takeUnzipped(input.open(), { take: (chunk) => takeAll(splitter.push(chunk)), onRead });
  takeAll(splitter.end());
  if (!whole) rejections.add({ input: input.name, line, code: 'damaged-gzip', message: 'the gzip data cannot be unpacked any further' });
  return messages;
}

const readPiece = (piece: Piece) =>
  piece.ok ? readMessage(piece.value) : ({ ok: false, rejection: { code: 'not-json', message: piece.message } } as const);
