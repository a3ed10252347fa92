import * as z from 'zod/mini';
import { MAX_ACTIONS } from '../../../contract/limits.ts';
import { ACTIONS_WANTED, actionsToPost, actionToPost } from '../../../contract/schemas/actions.ts';
import { ownInstant } from '../../../domain/door/instant.ts';
import { fromJson } from '../../runtime/from-json.ts';

const ACTION = z.extend(actionToPost, { at: z.pipe(ownInstant, z.string()) });
const BATCH = z.extend(actionsToPost, { actions: z.array(ACTION).check(z.minLength(1), z.maxLength(MAX_ACTIONS)) });

/** One entry of a desk's log, as it is posted (`docs/api.md`). */
export type PostedAction = z.output<typeof ACTION>;

/** The batch of a request, or what is wrong with it: which field, and what is wanted there. Never a value. */
export type ReadBatch =
  | { readonly ok: true; readonly actions: readonly PostedAction[] }
  | { readonly ok: false; readonly field: string; readonly message: string };

/** Reads a request's body. One wrong field refuses the whole batch, so that nothing of it is taken twice or by half. */
export function readBatch(body: string | undefined): ReadBatch {
  const read = BATCH.safeParse(fromJson(body));
  if (read.success) return { ok: true, actions: read.data.actions };
  const path = read.error.issues[0]?.path ?? [];
  const wanted: Readonly<Record<string, string>> = ACTIONS_WANTED;
  const last = path.at(-1) ?? 'body';
  return { ok: false, field: path.join('.') || 'body', message: wanted[String(last)] ?? ACTIONS_WANTED.action };
}
