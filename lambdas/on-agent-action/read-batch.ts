import * as z from 'zod/mini';
import { MAX_ACTIONS } from '../../contract/limits.ts';
import { contactId } from '../../domain/door/values.ts';
import { ACTION_FIELDS, VERBS } from '../../domain/parse-agent-action.ts';
import { fromJson } from '../runtime/from-json.ts';

const ACTION = z.object({
  ...ACTION_FIELDS,
  contactId,
  at: z.pipe(ACTION_FIELDS.at, z.string()),
  skewMs: z._default(ACTION_FIELDS.skewMs, 0),
});
const BATCH = z.object({ actions: z.array(ACTION).check(z.minLength(1), z.maxLength(MAX_ACTIONS)) });

/** One entry of a desk's log, as it is posted (`docs/api.md`). */
export type PostedAction = z.output<typeof ACTION>;

/** The batch of a request, or what is wrong with it: which field, and what is wanted there. Never a value. */
export type ReadBatch =
  | { readonly ok: true; readonly actions: readonly PostedAction[] }
  | { readonly ok: false; readonly field: string; readonly message: string };

const WANTED: Readonly<Record<string, string>> = {
  body: 'Wanted: a JSON object { actions }.',
  actions: `Wanted: a list of 1 to ${MAX_ACTIONS} actions.`,
  actionId: 'Wanted: 1 to 64 letters, digits, dashes and underscores.',
  contactId: 'Wanted: a contact id.',
  verb: `Wanted: one of ${VERBS.join(', ')}.`,
  at: 'Wanted: an instant in ISO 8601 with its offset, not before the year 2000.',
  skewMs: 'Wanted: whole milliseconds, at most a year either way.',
};
const AN_ACTION = 'Wanted: an object { actionId, contactId, verb, at, skewMs }.';

/** Reads a request's body. One wrong field refuses the whole batch, so that nothing of it is taken twice or by half. */
export function readBatch(body: string | undefined): ReadBatch {
  const read = BATCH.safeParse(fromJson(body));
  if (read.success) return { ok: true, actions: read.data.actions };
  const path = read.error.issues[0]?.path ?? [];
  const last = path.at(-1) ?? 'body';
  return { ok: false, field: path.join('.') || 'body', message: WANTED[String(last)] ?? AN_ACTION };
}
