import type * as z from 'zod/mini';
import { PROBLEM, type Refusal } from '../runtime/api.ts';
import { fromJson } from '../runtime/from-json.ts';

/** The body of a request, or the answer that names the field that is wrong and says what is wanted there. Never a value. */
export type ReadBody<T> = { readonly ok: true; readonly body: T } | { readonly ok: false; readonly answer: Refusal<'bad-field'> };

/** What each field of a body should be, by its name, and the whole of it. */
export type Wanted = Readonly<Record<string, string>> & { readonly body: string };

/** Reads a request's body. */
export function readBody<T>(schema: z.ZodMiniType<T>, text: string | undefined, wanted: Wanted): ReadBody<T> {
  const read = schema.safeParse(fromJson(text));
  if (read.success) return { ok: true, body: read.data };
  const field = String(read.error.issues[0]?.path[0] ?? 'body');
  return { ok: false, answer: PROBLEM.badField(field, wanted[field] ?? wanted.body) };
}
