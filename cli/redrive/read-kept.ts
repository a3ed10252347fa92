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

const PARSERS: Readonly<Record<string, (content: unknown, door: Door) => Parsed>> = {
  'on-agent-event': parseAgentEvent,
  'on-contact-event': parseContactEvent,
  'on-contact-record': parseContactRecord,
  'on-leg-start': parseLegStart,
};

/** Reads a message of the poison queue with today's parsers, by the function that could not read it. Never throws. */
export function readPoison(body: string, door: Door): ReadKept {
  const kept = keptIn(body);
  const parse = kept && PARSERS[kept.source];
  if (!parse) return no('unknown-source', 'none of the functions has kept this message');
  if (kept.cut)
    return no('cut', 'it was too large to be kept whole; write it with npm run backfill from where it came from, then delete this');
  const content = contentOf(kept);
  return content === undefined ? no('not-unpacked', 'what was kept compressed cannot be unpacked') : parse(content, door);
}

/** Reads a message of the contact events' dead-letter queue: it is the event itself. */
export const readDeadLetter = (body: string, door: Door): ReadKept => parseContactEvent(body, door);

const no = (code: string, message: string): ReadKept => ({ ok: false, rejection: { code, message } });

function contentOf({ body, encoding }: Kept): string | undefined {
  if (encoding === 'text') return body;
  const bytes = Buffer.from(body, 'base64');
  if (encoding === 'base64') return bytes.toString('utf8');
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch {
    // zlib has many words for bytes that it did not make.
    return undefined;
  }
}

function keptIn(json: string): Kept | undefined {
  try {
    const { source, body, encoding = 'text', cut } = Object(JSON.parse(json)) as Partial<Kept>;
    return typeof source === 'string' && typeof body === 'string' ? { source, body, encoding, cut: cut !== undefined } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
