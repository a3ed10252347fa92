import { customerLine } from '../calls/bridge.ts';
import type { Call } from '../calls/model.ts';
import type { Core } from '../core.ts';
import type { Chat, ChatItem, ChatParticipant } from './model.ts';

/** How the content types of Connect's own chat events begin. */
export const EVENT = 'application/vnd.amazonaws.connect.event.';

/** What somebody, or the instance itself, puts into a chat. */
export interface Posted {
  readonly by: ChatParticipant | null;
  readonly type?: ChatItem['Type'];
  readonly contentType: string;
  readonly content?: string;
  readonly metadata?: ChatItem['MessageMetadata'];
  /** Stands in the transcript. @default true */
  readonly kept?: boolean;
  /** @default everybody in the chat */
  readonly to?: readonly ChatParticipant[];
}

/** Puts an item into a chat; it is sent when the step has ended. */
export function post(core: Core, call: Call, chat: Chat, posted: Posted): ChatItem {
  const { by, contentType, content, metadata, kept = true, to = chat.participants.filter(isIn) } = posted;
  const item: ChatItem = {
    Id: core.newId(),
    AbsoluteTime: new Date(core.clock.now()).toISOString(),
    Type: posted.type ?? (contentType.startsWith(EVENT) ? 'EVENT' : 'MESSAGE'),
    ContentType: contentType,
    ...(content !== undefined && { Content: content }),
    ...(by && { ParticipantId: by.id }),
    ParticipantRole: by?.role ?? 'SYSTEM',
    DisplayName: by?.displayName ?? 'SYSTEM_MESSAGE',
    InitialContactId: call.rootContactId,
    ContactId: (customerLine(call)?.contact ?? call.contacts.at(-1))?.contactId ?? call.rootContactId,
    ...(metadata && { MessageMetadata: metadata }),
  };
  if (kept) chat.items.push(item);
  chat.unsent.push({ item, to });
  return item;
}

/** Somebody is there from now on. */
export function join(core: Core, call: Call, chat: Chat, participant: ChatParticipant): void {
  if (participant.joined) return;
  participant.joined = true;
  post(core, call, chat, { by: participant, contentType: `${EVENT}participant.joined` });
}

/** Joined and not gone. */
export const isIn = ({ joined, left }: ChatParticipant): boolean => joined && !left;
