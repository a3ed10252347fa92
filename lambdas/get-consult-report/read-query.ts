import * as z from 'zod/mini';
import { BUCKET_MS, bucketOf } from '../../domain/report/bucket.ts';
import type { ReportQuery } from '../../domain/report/report.ts';
import { DIMENSIONS, type Dimension } from '../../domain/report/report-key.ts';

/** A month of a busy centre is some ten thousand items of the table, read in a second or two. */
const LONGEST_DAYS = 31;
const HOUR_MS = 3_600_000;
/** An hour more: the clocks may have gone back in that month. */
const LONGEST_MS = LONGEST_DAYS * 24 * HOUR_MS + HOUR_MS;

/** A query that can be answered, or the parameter that keeps it from being so. */
export type ReadQuery =
  | { readonly ok: true; readonly query: ReportQuery }
  | { readonly ok: false; readonly field: string; readonly message: string };

const parameters = z.object({
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  dim: z._default(z.enum(DIMENSIONS), 'all'),
  value: z._default(z.string(), 'all'),
  channel: z.optional(z.enum(['VOICE', 'CHAT'])),
});

const WANTED: Readonly<Record<keyof z.infer<typeof parameters>, string>> = {
  from: 'An instant is wanted, such as 2026-11-21T10:00:00Z.',
  to: 'An instant is wanted, such as 2026-11-21T11:00:00Z.',
  dim: `One of ${DIMENSIONS.join(', ')} is wanted.`,
  value: 'A text is wanted.',
  channel: 'VOICE or CHAT is wanted, or nothing for both.',
};

const ARN = /^arn:[\w-]+:[^#\s]{1,500}$/;
const VALUE: Readonly<Record<Dimension, { readonly form: RegExp; readonly wanted: string }>> = {
  all: { form: /^all$/, wanted: 'With dim=all there is no other value than all.' },
  agent: { form: ARN, wanted: "The ARN of the asker's Connect user is wanted." },
  queue: { form: ARN, wanted: "The ARN of the asker's queue is wanted." },
  kind: { form: /^(agent|queue|external)$/, wanted: 'One of agent, queue, external is wanted.' },
  channel: { form: /^(VOICE|CHAT)$/, wanted: 'VOICE or CHAT is wanted.' },
  // An outside number never stands in a URL: it is asked for by the HMAC that stands for it.
  target: {
    form: /^(arn:[\w-]+:[^#\s]{1,500}|[0-9a-f]{64})$/,
    wanted: 'The ARN of an agent or a queue is wanted, or the HMAC of an outside number.',
  },
};

/** Reads the query string of a report. */
export function readQuery(input: Readonly<Record<string, string | undefined>>): ReadQuery {
  const read = parameters.safeParse(input);
  if (!read.success) {
    const field = read.error.issues[0]?.path[0] as keyof typeof WANTED;
    return { ok: false, field, message: WANTED[field] };
  }
  const { dim, value, channel } = read.data;
  const [from, to] = [new Date(read.data.from), new Date(read.data.to)];
  if (to <= from) return { ok: false, field: 'to', message: 'The end must be later than the beginning.' };
  if (to.getTime() - from.getTime() > LONGEST_MS)
    return { ok: false, field: 'to', message: `At most ${LONGEST_DAYS} days can be asked for at once.` };
  if (!VALUE[dim].form.test(value)) return { ok: false, field: 'value', message: VALUE[dim].wanted };
  return { ok: true, query: { ...wholeBuckets(from, to), dim, value, ...(channel ? { channel } : {}) } };
}

// The numbers are kept by quarters of an hour, so the answer says which whole ones it is of.
const wholeBuckets = (from: Date, to: Date) => ({
  from: bucketOf(from.toISOString()),
  to: bucketOf(new Date(to.getTime() + BUCKET_MS - 1).toISOString()),
});
