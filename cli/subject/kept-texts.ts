import { gunzipSync } from 'node:zlib';

/** No message is larger once it is unpacked: what claims to be is looked at as it lies there. */
const MOST_BYTES = 16 * 1_048_576;
const BASE64 = /"(?:data|body)":"([A-Za-z0-9+/]{16,}={0,2})"/g;

/**
 * A kept message, and what is packed in it (`lambdas/runtime/poison-body.ts`; the data of a Kinesis record), as texts to look into. What
 * cannot be unpacked is left as it is. Never throws.
 */
export function keptTexts(body: string): readonly string[] {
  const packed = [...body.matchAll(BASE64)].flatMap(([, base64 = '']) => {
    const bytes = Buffer.from(base64, 'base64');
    return [bytes.toString('utf8'), unzipped(bytes)];
  });
  return [body, ...packed.filter((text) => text !== undefined)];
}

function unzipped(bytes: Buffer): string | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return undefined;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES }).toString('utf8');
  } catch {
    // zlib has many words for bytes that it did not make.
    return undefined;
  }
}
