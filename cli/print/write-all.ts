import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const CHUNK_CHARACTERS = 64 * 1024;

/**
 * Writes pieces of text as fast as their reader takes them, so that what waits stays small. A reader that has gone early (`| head`) ends
 * it, and is no failure of ours.
 * @throws what writing throws otherwise.
 */
export async function writeAll(out: Writable, pieces: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(inChunks(pieces)), out, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

function* inChunks(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
