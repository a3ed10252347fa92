import { HAND_OFF_WANTED, handOffToPost, type PostedHandOff } from '../../../../contract/schemas/hand-off.ts';
import { PROBLEM, type Refusal } from '../../../runtime/api.ts';
import { fromJson } from '../../../runtime/from-json.ts';

/** A post that was read, or the answer that names the field that is wrong, by its path. Never a value. */
export type ReadHandOff =
  | { readonly ok: true; readonly post: PostedHandOff }
  | { readonly ok: false; readonly answer: Refusal<'bad-field'> };

/** Reads the body of a post. Members that the schema does not name are left out, for vendors add some without notice. */
export function readHandOff(body: string): ReadHandOff {
  const read = handOffToPost.safeParse(fromJson(body));
  if (read.success) return { ok: true, post: read.data };
  const path = (read.error.issues[0]?.path ?? []).map(String);
  // Keys of `attributes` are the sender's own words: the answer names the member above them.
  const named = path[0] === 'attributes' ? ['attributes'] : path;
  const wanted = HAND_OFF_WANTED[named.findLast((part) => part in HAND_OFF_WANTED) ?? 'body'] ?? HAND_OFF_WANTED.body;
  return { ok: false, answer: PROBLEM.badField(named.join('.') || 'body', wanted) };
}
