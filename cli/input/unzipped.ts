import type { Readable } from 'node:stream';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** The first two bytes of gzip data (RFC 1952, section 2.3.1). */
const MAGIC = [0x1f, 0x8b];

interface Taking {
  /** Gets the plain bytes, in chunks; the next only when this one is done with. */
  readonly take: (chunk: Buffer) => void | Promise<void>;
  /** Is told how many bytes of the source, packed or not, were read. */
  readonly onRead: (bytes: number) => void;
}

/**
 * Reads a source to its end, unpacked when its bytes say that they are gzip, whatever its name.
 * @returns false when gzip data was damaged or cut off; what came before was taken.
 * @throws what the source throws.
 */
export async function takeUnzipped(source: Readable, { take, onRead }: Taking): Promise<boolean> {
  const { packed, bytes } = await peeked(source, onRead);
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const taken = take(chunk);
      if (taken !== undefined) taken.then(() => done(), done);
      else done();
    },
  });
  if (!packed) {
    await pipeline(bytes, sink);
    return true;
  }
  try {
    await pipeline(bytes, createGunzip(), sink);
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');

async function peeked(source: Readable, onRead: Taking['onRead']) {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let head = Buffer.alloc(0);
  while (head.length < MAGIC.length) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return { packed: MAGIC.every((byte, i) => head[i] === byte), bytes: rest(head, chunks, onRead) };
}

async function* rest(head: Buffer, chunks: AsyncIterator<Buffer>, onRead: Taking['onRead']) {
  for (let chunk: Buffer | undefined = head; chunk; ) {
    onRead(chunk.length);
    yield chunk;
    const next: IteratorResult<Buffer> = await chunks.next();
    chunk = next.done ? undefined : next.value;
  }
}
