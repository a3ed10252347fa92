import type { Core } from '../core.ts';
import type { Chat } from './model.ts';
import type { ChatToken } from './token.ts';

/** A connection token is good for a day (chat: CreateParticipantConnection). */
export const CONNECTION_TOKEN_MS = 24 * 60 * 60 * 1000;
/** A socket's address has to be used within 100 s. */
export const SOCKET_TOKEN_MS = 100_000;

/** A new token. */
export function issueToken(core: Core, given: ChatToken): string {
  const token = `${given.use}-${core.newId()}`;
  core.chatTokens.set(token, given);
  return token;
}

/** What a token is good for now; undefined when it is unknown, of another use or over, or when its participant is out of the chat. */
export function tokenNamed(core: Core, token: string, use: ChatToken['use']): ChatToken | undefined {
  const found = core.chatTokens.get(token);
  if (!found || found.use !== use || found.chat.ended || found.participant.left) return undefined;
  return found.expiresAtMs !== null && found.expiresAtMs <= core.clock.now() ? undefined : found;
}

/** Nobody can write in the chat any more. */
export function forgetTokens({ chatTokens }: Core, chat: Chat): void {
  for (const [token, given] of chatTokens) if (given.chat === chat) chatTokens.delete(token);
}
