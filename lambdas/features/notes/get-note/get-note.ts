import { mayReadNote } from '../../../../domain/note/may-read-note.ts';
import { type CallRequest, findCall } from '../../../api/find-call.ts';
import type { RouteAnswer } from '../../../runtime/api.ts';
import type { AgentDirectory } from '../../../store/agent-of-login.ts';
import { readNote } from '../../../store/note.ts';

/** The hand-over note of the call of a contact, for its agents and for whom it rings at (`docs/api.md`). */
export async function getNote(request: CallRequest, directory: AgentDirectory): Promise<RouteAnswer<'get-note'>> {
  const found = await findCall(request, ({ userArn, legs, facts }) => mayReadNote(userArn, legs, facts), directory);
  if (!found.ok) return found.answer;
  const { contactId, rootContactId } = found.call;
  const note = await readNote(directory.ledger, rootContactId, request.nowMs);
  return { status: 200, body: { contactId, rootContactId, note } };
}
