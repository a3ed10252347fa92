import type { Assumptions } from '../assumptions.ts';
import type { Core } from '../core.ts';
import { invalid } from './errors.ts';
import type { ChatItem } from './model.ts';
import type { ChatOperation } from './operation.ts';
import { EVENT, isIn, type Posted, post } from './post.ts';
import type { ChatToken } from './token.ts';

const answerOf = ({ Id, AbsoluteTime }: ChatItem) => ({ Id, AbsoluteTime });

/** SendMessage: everybody in the chat gets it, the writer too. */
export const sendMessage: ChatOperation = {
  limitedAs: 'SendToChat',
  bearer: 'connection',
  run: (core, who, { ContentType, Content, ClientToken }) => {
    if (typeof ContentType !== 'string' || !who.chat.contentTypes.includes(ContentType)) throw invalid('ContentType is not supported.');
    if (typeof Content !== 'string' || Content === '') throw invalid('Content is required.');
    if (isTooLong(core.assumptions, Content)) throw invalid('Content is too long.');
    return answerOf(once(who, ClientToken, () => write(core, who, { contentType: ContentType, content: Content })));
  },
};

/** SendEvent: typing, and receipts, which name the message they are about. */
export const sendEvent: ChatOperation = {
  limitedAs: 'SendToChat',
  bearer: 'connection',
  run: (core, who, { ContentType, Content, ClientToken }) => {
    if (ContentType === `${EVENT}typing`) {
      return answerOf(once(who, ClientToken, () => write(core, who, { contentType: ContentType, kept: false })));
    }
    if (ContentType !== RECEIPTS.delivered && ContentType !== RECEIPTS.read) throw invalid('ContentType is not supported.');
    return answerOf(once(who, ClientToken, () => receipt(core, who, ContentType, messageIdOf(Content))));
  },
};

const RECEIPTS = { delivered: `${EVENT}message.delivered`, read: `${EVENT}message.read` } as const;

const isTooLong = ({ chatMessageLimit }: Assumptions, content: string) =>
  chatMessageLimit === '16384-bytes' ? Buffer.byteLength(content) > 16_384 : content.length > 1024;

const write = (core: Core, { call, chat, participant }: ChatToken, what: Omit<Posted, 'by'>) =>
  post(core, call, chat, { by: participant, ...what });

/** With three or more, nobody is told what others have read (AG/multi-party-chat). */
function receipt(core: Core, who: ChatToken, contentType: string, MessageId: string): ChatItem {
  const present = who.chat.participants.filter(isIn);
  const at = new Date(core.clock.now()).toISOString();
  const stamp: Readonly<Record<string, string>> = contentType === RECEIPTS.read ? { ReadTimestamp: at } : { DeliveredTimestamp: at };
  return write(core, who, {
    type: 'MESSAGEMETADATA',
    contentType,
    kept: false,
    to: present.length > 2 ? [] : present.filter((one) => one !== who.participant),
    metadata: { MessageId, Receipts: [{ RecipientParticipantId: who.participant.id, ...stamp }] },
  });
}

function messageIdOf(content: unknown): string {
  try {
    const id: unknown = Reflect.get(Object(JSON.parse(String(content))), 'messageId');
    if (typeof id === 'string' && id !== '') return id;
  } catch {
    // Refused below, as content without a message is.
  }
  throw invalid('Content must name a message.');
}

function once({ chat, participant }: ChatToken, token: unknown, make: () => ChatItem): ChatItem {
  if (typeof token !== 'string' || token === '') return make();
  const key = `${participant.id} ${token}`;
  const item = chat.answered.get(key) ?? make();
  chat.answered.set(key, item);
  return item;
}
