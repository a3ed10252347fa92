import type { Call } from '../calls/model.ts';
import type { Chat, ChatParticipant } from './model.ts';

/** What a token lets somebody do: connect, write and read, or open one socket. */
export interface ChatToken {
  readonly use: 'participant' | 'connection' | 'socket';
  readonly call: Call;
  readonly chat: Chat;
  readonly participant: ChatParticipant;
  /** Null: as long as the participant is part of the chat. */
  readonly expiresAtMs: number | null;
}
