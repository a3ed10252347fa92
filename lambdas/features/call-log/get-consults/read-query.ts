import * as z from 'zod/mini';
import { CONSULTS_WANTED, consultsParameters } from '../../../../contract/schemas/consults.ts';
import { type BadParameter, type Parameters, readRange } from '../../../runtime/query-string.ts';
import { placeOfCursor } from './cursor.ts';

const parameters = z.omit(consultsParameters, { from: true, to: true, next: true });

/** What of the call log is asked for. */
export interface ConsultsQuery extends z.infer<typeof parameters> {
  readonly from: string;
  readonly to: string;
  /** The place in the lists where the page before ended; null for the first page. */
  readonly after: string | null;
}

/** Reads the query string of the call log. */
export function readQuery(input: Parameters): { readonly ok: true; readonly query: ConsultsQuery } | BadParameter {
  const read = parameters.safeParse(input);
  if (!read.success) {
    const field = read.error.issues[0]?.path[0] as keyof typeof CONSULTS_WANTED;
    return { ok: false, field, message: CONSULTS_WANTED[field] };
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
