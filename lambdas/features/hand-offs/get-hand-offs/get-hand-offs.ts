import type { HandOff } from '../../../../contract/schemas/hand-off.ts';
import { sessionShown } from '../../../../domain/hand-off/session-shown.ts';
import { mayReadNote } from '../../../../domain/note/may-read-note.ts';
import { partyOf } from '../../../../domain/party-of.ts';
import type { AiAgent } from '../../../api/ai-agents.ts';
import { type CallRequest, findCall } from '../../../api/find-call.ts';
import type { RouteAnswer } from '../../../runtime/api.ts';
import type { AgentDirectory } from '../../../store/agent-of-login.ts';
import { type HandOffs, readHandOffs } from '../../../store/hand-off.ts';

/** What was handed over with the call of a contact: all of it for its agents; no transcript and no link for agents at which it still rings. */
export async function getHandOffs(
  request: CallRequest,
  directory: AgentDirectory,
  aiAgents: readonly Pick<AiAgent, 'name' | 'trustedMethods'>[],
): Promise<RouteAnswer<'get-hand-offs'>> {
  const found = await findCall(request, ({ userArn, legs, facts }) => mayReadNote(userArn, legs, facts), directory);
  if (!found.ok) return found.answer;
  const { contactId, rootContactId, legs, userArn } = found.call;
  const isOnCall = partyOf(legs, userArn) === 'party';
  const contacts = [...new Set([rootContactId, ...legs.map((leg) => leg.contactId)])];
  const read = await readHandOffs(directory.ledger, contacts, request.nowMs);
  const shown = (one: HandOffs) => handOffsOf(one, isOnCall, aiAgents);
  const handOffs = read.flatMap(shown).toSorted((a, b) => (a.passedAt < b.passedAt ? -1 : 1));
  return { status: 200, body: { contactId, rootContactId, handOffs } };
}

/** One for each session, and one for each pass from which nothing has come. */
const handOffsOf = (
  { contactId, passes, sessions }: HandOffs,
  isOnCall: boolean,
  aiAgents: readonly Pick<AiAgent, 'name' | 'trustedMethods'>[],
): readonly HandOff[] =>
  Object.entries(passes).flatMap(([aiAgent, passedAt]) => {
    const own = Object.values(sessions).filter((session) => session.aiAgent === aiAgent);
    const trusted = aiAgents.find(({ name }) => name === aiAgent)?.trustedMethods ?? [];
    const shown = own.map((session) => sessionShown(session, isOnCall, trusted));
    return (shown.length > 0 ? shown : [null]).map((session) => ({ contactId, aiAgent, passedAt, session }));
  });
