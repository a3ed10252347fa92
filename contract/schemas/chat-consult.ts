import * as z from 'zod/mini';
import type { Immutable } from '../immutable.ts';

/** The longest first message of a private chat, in characters (Amazon Connect API reference, StartChatContact, InitialMessage). */
const LONGEST_MESSAGE = 1_024;

/** A private chat to start about a customer's. */
export const chatConsultToStart = z.object({
  requestId: z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/)),
  target: z.object({ kind: z.enum(['agent', 'queue']), id: z.string().check(z.maxLength(500)) }),
  message: z.optional(z.string().check(z.minLength(1), z.maxLength(LONGEST_MESSAGE))),
});

/** What each field of the body should be, for the detail of a `bad-field`. */
export const CHAT_CONSULT_WANTED = {
  body: 'Wanted: a JSON object { requestId, target, message? }.',
  requestId: 'Wanted: an id of the request, 8 to 64 letters, digits and dashes. The same id starts nothing again.',
  target: 'Wanted: { kind, id } of a colleague or team that is offered to you: "agent" or "queue", and the ARN.',
  message: `Wanted: the first message, 1 to ${LONGEST_MESSAGE} characters; or none.`,
};

/** A private chat that has started: with the token its asker's page connects, and only then the colleague is asked. */
export const chatConsultStarted = z.object({
  contactId: z.string(),
  participantId: z.string(),
  participantToken: z
    .string()
    .check(z.describe('Connects the page of the asker to the private chat. A secret: it belongs into no log and no address.')),
});

/** A private chat that is over, or was. */
export const chatConsultEnded = z.object({ contactId: z.string() });

export type ChatConsultToStart = Immutable<z.infer<typeof chatConsultToStart>>;
