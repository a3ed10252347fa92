import * as z from 'zod/mini';
import type { Immutable } from '../immutable.ts';
import { CHAT_LINES_LIMITS } from '../limits.ts';
import { plainText } from './written-text.ts';

/** Who wrote a line of a chat (Amazon Connect Participant Service, Item, ParticipantRole). */
const WRITERS = ['CUSTOMER', 'AGENT', 'SYSTEM', 'CUSTOM_BOT'] as const;

const line = z
  .object({
    id: z.string().check(z.minLength(1), z.maxLength(CHAT_LINES_LIMITS.id), z.describe('Of the message, as Connect gives it.')),
    at: z.iso.datetime(),
    by: z.enum(WRITERS),
    text: plainText(CHAT_LINES_LIMITS.text),
  })
  .check(z.meta({ id: 'ChatLine', description: 'A message of a customer’s chat.' }));

/** The newest lines of a customer's chat as the desk of its agent has them. */
export const chatLinesToPut = z.object({ lines: z.array(line).check(z.minLength(1), z.maxLength(CHAT_LINES_LIMITS.lines)) });

/** What each field of the body should be, for the detail of a `bad-field`. */
export const CHAT_LINES_WANTED = {
  body: 'Wanted: a JSON object { lines }.',
  lines: `Wanted: the newest lines, at most ${CHAT_LINES_LIMITS.lines} and ${CHAT_LINES_LIMITS.bytes} bytes together, each { id, at, by, text }.`,
};

/** How many lines are kept now. */
export const chatLinesPut = z.object({ contactId: z.string(), lines: z.int() });

/** What the agent of a private chat may read of the customer's chat. */
export const chatLines = z.object({
  contactId: z.string().check(z.describe('The customer’s chat.')),
  source: z.enum(['desk']).check(z.describe('Whose word it is: the desk of the agent who asked.')),
  keptAt: z.nullable(z.iso.datetime()),
  lines: z.array(line),
});

export type ChatLine = Immutable<z.infer<typeof line>>;
