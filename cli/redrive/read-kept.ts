import { gunzipSync } from 'node:zlib';
import type { Door } from '../../domain/door/other-instance.ts';
import { parseAgentEvent } from '../../domain/parse-agent-event.ts';
import { parseContactEvent } from '../../domain/parse-contact-event.ts';
import { parseContactRecord } from '../../domain/parse-contact-record.ts';
import { parseLegStart } from '../../domain/parse-leg-start.ts';
import type { Parsed } from '../../domain/parsed.ts';

/** A message as the functions keep it (`lambdas/runtime/poison-body.ts`). */
interface Kept {
  readonly source: string;
  readonly body: string;
  readonly encoding: 'text' | 'base64' | 'gzip';
  /** Only the beginning of the message was kept. */
  readonly cut: boolean;
}

/** What could be read of a kept message, or why not: `unknown-source` for one that none of our functions has kept, `cut` for half a one. */
export type ReadKept = Parsed | { readonly ok: false; readonly rejection: { readonly code: string; readonly message: string } };

/** The only functions that keep messages; a map, so that no name that every object has is one of them. */
const PARSERS: ReadonlyMap<string, (content: unknown, door: Door) => Parsed> = new Map([
  ['on-agent-event', parseAgentEvent],
  ['on-contact-event', parseContactEvent],
  ['on-contact-record', parseContactRecord],
  ['on-leg-start', parseLegStart],
]);

/** The projection sets aside what is too heavy to be folded as it runs; the audit has the time. */
const HEAVY_CHAINS = 'project-consults';
const SET_ASIDE =
  'a call has more contacts or facts than are folded as it runs; npm run audit-ledger with --repair folds it, then delete this';

/** No message that Connect sends is larger; 1 MiB of gzip data may unpack to a thousand times as much. */
const MAX_UNPACKED_BYTES = 16 * 1024 * 1024;

/** Reads a message of the poison queue with today's parsers, by the function that could not read it. Never throws. */
export function readPoison(body: string, door: Door): ReadKept {
  const kept = keptIn(body);
  const parse = kept && PARSERS.get(kept.source);
  if (kept?.source === HEAVY_CHAINS) return no('chain-too-heavy', SET_ASIDE);
  if (!parse) return no('unknown-source', 'none of the functions has kept this message');
  if (kept.cut)
    return no('cut', 'it was too large to be kept whole; write it with npm run backfill from where it came from, then delete this');
  const content = contentOf(kept);
  return content === undefined
    ? no('not-unpacked', 'what was kept compressed cannot be unpacked, or is larger unpacked than any message')
    : parse(content, door);
}

/** Reads a message of the contact events' dead-letter queue: it is the event itself. */
export const readDeadLetter = (body: string, door: Door): ReadKept => parseContactEvent(body, door);

const no = (code: string, message: string): ReadKept => ({ ok: false, rejection: { code, message } });

function contentOf({ body, encoding }: Kept): string | undefined {
  if (encoding === 'text') return body;
  const bytes = Buffer.from(body, 'base64');
  if (encoding === 'base64') return bytes.toString('utf8');
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES }).toString('utf8');
  } catch {
    // zlib has many words for bytes that it did not make, and one for too many.
    return undefined;
  }
}

const ENCODINGS: ReadonlySet<unknown> = new Set(['text', 'base64', 'gzip']);

function keptIn(json: string): Kept | undefined {
  try {
    const { source, body, encoding = 'text', cut } = Object(JSON.parse(json)) as Partial<Kept>;
    const isKept = typeof source === 'string' && typeof body === 'string' && ENCODINGS.has(encoding);
    return isKept ? { source, body, encoding, cut: cut !== undefined } : undefined;
  } catch {
    // What JSON.parse says quotes the text.
    return undefined;
  }
}
