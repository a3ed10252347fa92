import * as z from 'zod/mini';
import { CHANNELS } from '../../../../contract/channels.ts';
import type { Dimension } from '../../../../contract/dimensions.ts';
import { ARN } from '../../../../contract/formats.ts';
import { REPORT_WANTED, reportParameters } from '../../../../contract/schemas/report.ts';
import { TARGET_KINDS } from '../../../../contract/targets.ts';
import { BUCKET_MS, bucketOf } from '../../../../domain/report/bucket.ts';
import type { ReportQuery } from '../../../../domain/report/report.ts';
import { readRange } from '../../../runtime/query-string.ts';

/** A query that can be answered, or the parameter that keeps it from being so. */
export type ReadQuery =
  | { readonly ok: true; readonly query: ReportQuery }
  | { readonly ok: false; readonly field: string; readonly message: string };

const parameters = z.omit(reportParameters, { from: true, to: true });

const oneOf = (all: readonly string[]): RegExp => new RegExp(`^(${all.join('|')})$`);

const VALUE: Readonly<Record<Dimension, { readonly form: RegExp; readonly wanted: string }>> = {
  all: { form: /^all$/, wanted: 'With dim=all there is no other value than all.' },
  agent: { form: ARN, wanted: "The ARN of the asker's Connect user is wanted." },
  queue: { form: ARN, wanted: "The ARN of the asker's queue is wanted." },
  kind: { form: oneOf(TARGET_KINDS), wanted: `One of ${TARGET_KINDS.join(', ')} is wanted.` },
  channel: { form: oneOf(CHANNELS), wanted: `${CHANNELS.join(' or ')} is wanted.` },
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
    const field = read.error.issues[0]?.path[0] as keyof typeof REPORT_WANTED;
    return { ok: false, field, message: REPORT_WANTED[field] };
  }
  const { dim, value, channel } = read.data;
  const range = readRange(input);
  if (!range.ok) return range;
  if (!VALUE[dim].form.test(value)) return { ok: false, field: 'value', message: VALUE[dim].wanted };
  return { ok: true, query: { ...wholeBuckets(range.from, range.to), dim, value, ...(channel ? { channel } : {}) } };
}

// The numbers are kept by quarters of an hour, so the answer says which whole ones it is of.
const wholeBuckets = (from: Date, to: Date) => ({
  from: bucketOf(from.toISOString()),
  to: bucketOf(new Date(to.getTime() + BUCKET_MS - 1).toISOString()),
});
