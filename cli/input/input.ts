import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { InputError } from '../errors.ts';

/** One thing to read. */
export interface Input {
  /** What it is called in messages: the path as given, or `stdin`. */
  readonly name: string;
  /** Null when nobody can know. */
  readonly bytes: number | null;
  readonly open: () => Readable;
}

const CHUNK_BYTES = 256 * 1024;

/**
 * The file of that path, or standard input for `-`.
 * @throws InputError when there is no such file or it is none that can be read.
 */
export async function inputOf(path: string, stdin: Readable): Promise<Input> {
  if (path === '-') return { name: 'stdin', bytes: null, open: () => stdin };
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(`${path} cannot be read: ${cause.code === 'ENOENT' ? 'there is no such file' : cause.code}`, { cause });
  });
  if (found.isDirectory()) throw new InputError(`${path} is a folder: name the files, for example ${basename(path)}/*`);
  return {
    name: path,
    bytes: found.isFile() ? found.size : null,
    open: () => createReadStream(path, { highWaterMark: CHUNK_BYTES }),
  };
}
