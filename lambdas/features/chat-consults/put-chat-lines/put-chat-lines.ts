import { CHAT_LINES_LIMITS } from '../../../../contract/limits.ts';
import type { Mask } from '../../../../contract/masks.ts';
import { CHAT_LINES_WANTED, type ChatLine, chatLinesToPut } from '../../../../contract/schemas/chat-lines.ts';
import { byText } from '../../../../domain/by-text.ts';
import { privateChatIn } from '../../../../domain/chat/private-chat-in.ts';
import { maskDigits } from '../../../../domain/masking/mask-digits.ts';
import { partyOf } from '../../../../domain/party-of.ts';
import { type CallRequest, type FoundCall, findCall } from '../../../api/find-call.ts';
import { readBody } from '../../../api/read-body.ts';
import type { RouteShelf } from '../../../api/route-shelf.ts';
import { PROBLEM, type RouteAnswer } from '../../../runtime/api.ts';
import { putChatLines as putInStore } from '../../../store/chat-lines.ts';

/** What the config says of texts. */
export interface LinesPolicy {
  readonly masks: readonly Mask[];
  readonly keepDays: number;
}

const DAY_S = 24 * 60 * 60;

/**
 * Keeps the newest lines of a customer's chat for whom its agent asks privately, masked, in the place of those before (`docs/api.md`). The
 * contact is the private chat: without one nobody could read them.
 * @throws what the SDK throws; the request may be sent again
 */
export async function putChatLines(
  request: CallRequest & { readonly body: string | undefined },
  { masks, keepDays }: LinesPolicy,
  shelf: RouteShelf,
): Promise<RouteAnswer<'put-chat-lines'>> {
  const read = readBody(chatLinesToPut, request.body, CHAT_LINES_WANTED);
  if (!read.ok) return read.answer;
  const found = await findCall(request, ofAsker, shelf.directory);
  if (!found.ok) return found.answer;
  const { legs, contactId: asked, rootContactId: root } = found.call;
  const consult = privateChatIn(legs, asked);
  const contactId = consult?.endedAt === null ? consult.parentContactId : null;
  if (contactId === null) return PROBLEM.noLiveChat;
  const lines = inOrder(read.body.lines.map((line) => ({ ...line, text: maskDigits(line.text, masks) })));
  if (Buffer.byteLength(JSON.stringify(lines)) > CHAT_LINES_LIMITS.bytes) return PROBLEM.badField('lines', CHAT_LINES_WANTED.lines);
  const keptAt = new Date(request.nowMs).toISOString();
  const expiresAt = Math.floor(request.nowMs / 1000) + keepDays * DAY_S;
  await putInStore(shelf.directory.ledger, { root, contactId, lines, newest: lines.at(-1)?.at ?? keptAt, keptAt, expiresAt });
  return { status: 200, body: { contactId, lines: lines.length } };
}

/** The agent of the customer's chat, who asked. */
function ofAsker({ legs, contactId, userArn }: FoundCall) {
  const about = privateChatIn(legs, contactId)?.parentContactId ?? null;
  return partyOf(
    legs.filter((leg) => leg.contactId === about),
    userArn,
  );
}

/** By time, then by id; a message that was sent in parts is there once, as it was last. */
function inOrder(lines: readonly ChatLine[]): readonly ChatLine[] {
  const newest = new Map(lines.map((line) => [line.id, line]));
  return [...newest.values()].sort((a, b) => byText(a.at, b.at) || byText(a.id, b.id));
}
