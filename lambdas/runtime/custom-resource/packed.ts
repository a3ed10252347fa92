import { inflateRawSync } from 'node:zlib';
import * as z from 'zod/mini';
import { fromJson } from '../from-json.ts';

/** More than any template can hold packed; beyond it nothing is unpacked. */
const MOST_BYTES = 20_000_000;

/** A property that holds a value of this schema packed: JSON, compressed (raw deflate), in base64. */
export const packed = <T extends z.ZodMiniType>(schema: T) => z.pipe(z.pipe(z.string(), z.transform(unpacked)), schema);

function unpacked(text: string): unknown {
  try {
    return fromJson(inflateRawSync(Buffer.from(text, 'base64'), { maxOutputLength: MOST_BYTES }).toString('utf8'));
  } catch {
    return undefined;
  }
}
