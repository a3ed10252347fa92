import { mayReadChat } from '../../../../domain/chat/may-read-chat.ts';
import { privateChatIn } from '../../../../domain/chat/private-chat-in.ts';
import { type CallRequest, type FoundCall, findCall } from '../../../api/find-call.ts';
import { PROBLEM, type RouteAnswer } from '../../../runtime/api.ts';
import type { AgentDirectory } from '../../../store/agent-of-login.ts';
import { readChatLines } from '../../../store/chat-lines.ts';

/** The customer's chat, for the agent of a live private chat about it: from its offer until its end, and asked at each request. */
export async function getChatLines(request: CallRequest, directory: AgentDirectory): Promise<RouteAnswer<'get-chat-lines'>> {
  const found = await findCall(request, ofLiveConsult, directory);
  if (!found.ok) return found.answer;
  const { legs, contactId: asked, rootContactId: root } = found.call;
  const contactId = privateChatIn(legs, asked)?.parentContactId;
  if (!contactId) return PROBLEM.noLiveChat;
  const kept = await readChatLines(directory.ledger, { root, contactId, nowMs: request.nowMs });
  return { status: 200, body: { contactId, source: 'desk', keptAt: kept?.keptAt ?? null, lines: kept?.lines ?? [] } };
}

function ofLiveConsult({ legs, contactId, facts, userArn }: FoundCall) {
  const consult = privateChatIn(legs, contactId);
  return consult ? mayReadChat(userArn, consult, facts) : 'not-a-party';
}
