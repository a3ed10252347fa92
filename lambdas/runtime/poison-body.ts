import { gzipSync } from 'node:zlib';

/** A message that cannot be read, as it is kept. */
export interface Poison {
  /** The function that could not read it, named by its folder. */
  readonly source: string;
  readonly reason: { readonly code: string; readonly message: string; readonly contactId?: string };
  /** What the event source calls it: a message id, a sequence number, a request id. */
  readonly ids: Readonly<Record<string, string>>;
  /** The message exactly as it was delivered, so that it can be sent in again; `base64` for the bytes of a Kinesis record. */
  readonly body: string;
  readonly encoding: 'text' | 'base64';
}

/** An SQS message, as UTF-8 (SQS Developer Guide, message quotas). A Kinesis record may be as large before it is written as base64. */
const MAX_BYTES = 1_048_576;

/** A poison message as it lies in the queue: `gzip` is the base64 of its compressed bytes; `cut` says that the rest is gone. */
export type KeptPoison =
  | Poison
  | (Omit<Poison, 'encoding'> & { readonly encoding: 'gzip' })
  | (Omit<Poison, 'encoding'> & { readonly encoding: 'base64'; readonly cut: Cut });

/** How much of a message is kept, from its beginning, and how long it was. */
interface Cut {
  readonly keptBytes: number;
  readonly ofBytes: number;
}

/**
 * The text of a poison message for the queue: as it came if that fits, compressed if not, and if even that does not fit its beginning.
 * A message that the queue refused would hold up its stream for hours.
 */
export function poisonBody(poison: Poison): string {
  const asItCame = JSON.stringify(poison);
  if (fits(asItCame)) return asItCame;
  const bytes = Buffer.from(poison.body, poison.encoding === 'base64' ? 'base64' : 'utf8');
  const compressed = textOf({ ...poison, encoding: 'gzip', body: gzipSync(bytes).toString('base64') });
  return fits(compressed) ? compressed : beginningOf(poison, bytes);
}

function beginningOf(poison: Poison, bytes: Buffer): string {
  const kept = (keptBytes: number) =>
    textOf({
      ...poison,
      encoding: 'base64',
      cut: { keptBytes, ofBytes: bytes.length },
      body: bytes.subarray(0, keptBytes).toString('base64'),
    });
  // Four characters of base64 hold three bytes, and the figures take at most as many digits as their largest.
  const around = Buffer.byteLength(kept(0)) + String(MAX_BYTES).length;
  return kept(Math.floor((MAX_BYTES - around) / 4) * 3);
}

const textOf = (kept: KeptPoison): string => JSON.stringify(kept);
const fits = (text: string): boolean => Buffer.byteLength(text) <= MAX_BYTES;
