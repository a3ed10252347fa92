import { type CallRequest, findCall, mayReadCall } from '../../../api/find-call.ts';
import type { RouteAnswer } from '../../../runtime/api.ts';
import type { AgentDirectory } from '../../../store/agent-of-login.ts';
import { readDispositions } from '../../../store/disposition.ts';

/** How the contacts of a call were disposed of, for its agents and for supervisors (`docs/api.md`). */
export async function getDisposition(request: CallRequest, directory: AgentDirectory): Promise<RouteAnswer<'get-disposition'>> {
  const found = await findCall(request, mayReadCall, directory);
  if (!found.ok) return found.answer;
  const { contactId, rootContactId } = found.call;
  const dispositions = await readDispositions(directory.ledger, rootContactId, request.nowMs);
  return { status: 200, body: { contactId, rootContactId, dispositions } };
}
