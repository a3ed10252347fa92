import type { Door } from '../../domain/door/other-instance.ts';
import { parseAgentEvent } from '../../domain/parse-agent-event.ts';
import { parseContactEvent } from '../../domain/parse-contact-event.ts';
import { parseContactRecord } from '../../domain/parse-contact-record.ts';
import { parseLegStart } from '../../domain/parse-leg-start.ts';
import type { Parsed } from '../../domain/parsed.ts';

/** A message as the functions keep it (`lambdas/runtime/poison.ts`). */
interface Kept {
  readonly source: string;
  readonly body: string;
  readonly encoding: 'text' | 'base64';
}

/** What could be read of a kept message, or why not; `unknown-source` for one that none of our functions has kept. */
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
  if (!parse) return { ok: false, rejection: { code: 'unknown-source', message: 'none of the functions has kept this message' } };
  return parse(kept.encoding === 'base64' ? Buffer.from(kept.body, 'base64').toString('utf8') : kept.body, door);
}

/** Reads a message of the contact events' dead-letter queue: it is the event itself. */
export const readDeadLetter = (body: string, door: Door): ReadKept => parseContactEvent(body, door);

function keptIn(json: string): Kept | undefined {
  try {
    const { source, body, encoding } = Object(JSON.parse(json)) as Partial<Kept>;
    return typeof source === 'string' && typeof body === 'string' ? { source, body, encoding: encoding ?? 'text' } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
