import * as z from 'zod/mini';
import type { Immutable } from './immutable.ts';
import { PRESENCE_STATES } from './presence-states.ts';

const message = <Type extends string, Fields extends z.core.$ZodLooseShape>(type: Type, fields: Fields) =>
  z.object({ type: z.literal(type), ...fields });

const contactIds = z.array(z.string()).check(z.describe('The legs of the call, as far as the reader may know of them.'));
const ofACall = { rootContactId: z.string(), contactIds };

const agentNews = z.object({
  agentId: z.string().check(z.describe("The last part of the agent's ARN.")),
  state: z.enum(PRESENCE_STATES),
  since: z.nullable(z.string()).check(z.describe('When that began; null where it is unknown.')),
});

/** What a desk may say, each with the type of its answer. */
export const FROM_DESK = {
  ping: { answers: ['pong'], summary: 'Asks whether the line is up.' },
  'watch-presence': { answers: ['watching', 'unwatched'], summary: 'Asks for presences, for the next two and a half minutes.' },
  'unwatch-presence': { answers: ['unwatched'], summary: 'Asks for no more presences.' },
} as const;
export type FromDesk = keyof typeof FROM_DESK;

/** What goes to a desk: answers to its messages, and news that it did not ask for. */
export const TO_DESK = {
  pong: { schema: message('pong', {}), summary: 'The line is up.' },
  watching: { schema: message('watching', {}), summary: 'Presences are sent for a while.' },
  unwatched: { schema: message('unwatched', {}), summary: 'No presences are sent.' },
  'not-understood': { schema: message('not-understood', {}), summary: 'The message has no type that is known.' },
  'too-many': {
    schema: message('too-many', { retryAfterMs: z.number() }),
    summary: 'The agent has sent too many messages; the line is up.',
  },
  failed: { schema: message('failed', {}), summary: 'Something went wrong on our side: send the message again.' },
  ended: { schema: message('ended', {}), summary: 'The token of this socket has ended; it is closed.' },
  'contact-changed': {
    schema: message('contact-changed', ofACall),
    summary: 'A leg or a consult of a call changed. What changed is in the contact tree.',
  },
  'note-changed': {
    schema: message('note-changed', { ...ofACall, version: z.int() }),
    summary: 'The hand-over note of a call was written; `version` is the newest.',
  },
  'hand-off-changed': {
    schema: message('hand-off-changed', ofACall),
    summary: 'An AI agent handed something over with a call. What it is, is read by the API.',
  },
  presence: { schema: message('presence', { agents: z.array(agentNews) }), summary: 'Agents of the config changed their state.' },
} as const;
export type ToDesk = { [Type in keyof typeof TO_DESK]: Immutable<z.infer<(typeof TO_DESK)[Type]['schema']>> }[keyof typeof TO_DESK];

/** One of the messages to a desk. */
export type ToDeskMessage<Type extends ToDesk['type']> = Extract<ToDesk, { readonly type: Type }>;

export type AgentNews = Immutable<z.infer<typeof agentNews>>;
