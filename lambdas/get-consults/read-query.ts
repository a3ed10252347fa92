import * as z from 'zod/mini';
import { CHANNELS } from '../../contract/channels.ts';
import { MAX_PAGE } from '../../contract/limits.ts';
import { OUTCOMES } from '../../contract/outcomes.ts';
import { TARGET_KINDS } from '../../contract/targets.ts';
import { ARN, type BadParameter, type Parameters, readRange } from '../runtime/query-string.ts';
import { placeOfCursor } from './cursor.ts';

/** Rows of one answer: as many as a page shows, unless told otherwise. */
const ROWS = { usual: 50, most: MAX_PAGE };

const parameters = z.object({
  agent: z.optional(z.string().check(z.regex(ARN))),
  role: z.optional(z.enum(['asker', 'asked'])),
  queue: z.optional(z.string().check(z.regex(ARN))),
  kind: z.optional(z.enum(TARGET_KINDS)),
  channel: z.optional(z.enum(CHANNELS)),
  outcome: z.optional(z.enum(OUTCOMES)),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(ROWS.most)), ROWS.usual),
  format: z.optional(z.enum(['csv', 'json'])),
});
type Read = z.infer<typeof parameters>;

const WANTED: Readonly<Record<keyof Read, string>> = {
  agent: "The ARN of an agent's Connect user is wanted.",
  role: 'asker or asked is wanted, or nothing for both.',
  queue: "The ARN of the asker's queue is wanted.",
  kind: `One of ${TARGET_KINDS.join(', ')} is wanted.`,
  channel: `${CHANNELS.join(' or ')} is wanted, or nothing for both.`,
  outcome: `One of ${OUTCOMES.join(', ')} is wanted.`,
  limit: `A whole number from 1 to ${ROWS.most} is wanted.`,
  format: 'csv or json is wanted.',
};

/** What of the call log is asked for. */
export interface ConsultsQuery extends Read {
  readonly from: string;
  readonly to: string;
  /** The place in the lists where the page before ended; null for the first page. */
  readonly after: string | null;
}

/** Reads the query string of the call log. */
export function readQuery(input: Parameters): { readonly ok: true; readonly query: ConsultsQuery } | BadParameter {
  const read = parameters.safeParse(input);
  if (!read.success) {
    const field = read.error.issues[0]?.path[0] as keyof typeof WANTED;
    return { ok: false, field, message: WANTED[field] };
  }
  const range = readRange(input);
  if (!range.ok) return range;
  const [from, to] = [range.from.toISOString(), range.to.toISOString()];
  const after = input.next === undefined ? null : placeOfCursor(input.next, { from, to });
  if (after === undefined)
    return { ok: false, field: 'next', message: 'What an answer gave as next is wanted, with the same from and to.' };
  if (read.data.role && !read.data.agent) return { ok: false, field: 'role', message: 'A role is one of an agent: agent is wanted, too.' };
  return { ok: true, query: { ...read.data, from, to, after } };
}
