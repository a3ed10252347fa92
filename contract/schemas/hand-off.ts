import * as z from 'zod/mini';
import { CONTACT_ID } from '../formats.ts';
import { IDENTITIES, IDENTITY_REASONS } from '../identity.ts';
import type { Immutable } from '../immutable.ts';
import { HAND_OFF_LIMITS as LIMITS } from '../limits.ts';
import { plainText } from './written-text.ts';

/** Who says a turn of a transcript. */
export const SPEAKERS = ['ai', 'caller', 'human', 'system', 'tool'] as const;

/** What is behind a link: the AI agent's recording, its trace, its own page of the session. */
const LINK_RELATIONS = ['recording', 'trace', 'session'] as const;

/** An address that a page can open safely: https, and no user before the host. */
const HTTPS = /^https:\/\/[^\s/?#@\\]+([/?#][^\s]*)?$/;
const instant = z.iso.datetime({ offset: true });
/** Of one line, without control characters. */
const line = (maxChars: number) => plainText(maxChars).check(z.regex(/^[^\p{Cc}\u2028\u2029]*$/u));

const turn = z.object({
  role: z.enum(SPEAKERS),
  text: plainText(LIMITS.turn),
  at: z.optional(instant),
  offsetMs: z.optional(z.int().check(z.minimum(0), z.maximum(86_400_000))),
});

const link = z.object({ rel: z.enum(LINK_RELATIONS), href: z.string().check(z.maxLength(LIMITS.href), z.regex(HTTPS)) });

/** A hand-off as an AI agent posts it. Members that it does not name are not kept. */
export const handOffToPost = z.object({
  sessionId: line(LIMITS.sessionId).check(
    z.minLength(1),
    z.describe('The AI agent’s own id of the session: a later post of it completes the first.'),
  ),
  contactId: z.optional(z.string().check(z.regex(CONTACT_ID), z.describe('The contact that was passed to the AI agent.'))),
  code: z.optional(
    z.string().check(z.regex(/^\d{10}$/), z.describe('The digits that were dialled when the caller was passed on, instead of contactId.')),
  ),
  occurredAt: instant.check(z.describe('When this was so by the AI agent: of two posts the later one wins, field by field.')),
  reason: z.optional(line(LIMITS.reason)),
  summary: z.optional(plainText(LIMITS.summary)),
  transcript: z.optional(z.array(turn).check(z.maxLength(LIMITS.turns))),
  caller: z.optional(
    z.object({
      number: z.optional(z.string().check(z.regex(/^\+[1-9]\d{6,14}$/))),
      name: z.optional(line(LIMITS.name)),
      language: z.optional(z.string().check(z.regex(/^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8}){0,3}$/))),
    }),
  ),
  identity: z.optional(
    z.object({
      claim: z.enum(IDENTITIES),
      method: z.optional(z.string().check(z.regex(/^[\w-]{1,60}$/))),
      verifiedAt: z.optional(instant),
    }),
  ),
  attributes: z.optional(
    z
      .record(z.string().check(z.regex(/^[\w-]{1,60}$/)), line(LIMITS.attribute))
      .check(z.refine((map) => Object.keys(map).length <= LIMITS.attributes)),
  ),
  links: z.optional(z.array(link).check(z.maxLength(LIMITS.links))),
});

export type PostedHandOff = Immutable<z.output<typeof handOffToPost>>;

/** What each field should be, for the detail of a `bad-field`. */
export const HAND_OFF_WANTED: Readonly<Record<string, string>> & { readonly body: string } = {
  body: 'Wanted: a JSON object { sessionId, contactId or code, occurredAt, ... }.',
  sessionId: `Wanted: 1 to ${LIMITS.sessionId} characters on one line.`,
  contactId: 'Wanted: the id of the contact that was passed to the AI agent.',
  code: 'Wanted: the ten digits that were dialled when the caller was passed to the AI agent.',
  occurredAt: 'Wanted: an instant in ISO 8601 with its offset.',
  reason: `Wanted: at most ${LIMITS.reason} characters on one line.`,
  summary: `Wanted: at most ${LIMITS.summary} characters.`,
  transcript: `Wanted: a list of at most ${LIMITS.turns} turns { role, text, at or offsetMs }.`,
  role: `Wanted: one of ${SPEAKERS.join(', ')}.`,
  text: `Wanted: at most ${LIMITS.turn} characters.`,
  at: 'Wanted: an instant in ISO 8601 with its offset.',
  offsetMs: 'Wanted: whole milliseconds from the beginning of the session, at most a day.',
  caller: 'Wanted: an object { number, name, language }.',
  number: 'Wanted: a phone number in E.164 form.',
  name: `Wanted: at most ${LIMITS.name} characters on one line.`,
  language: 'Wanted: a language tag of BCP 47.',
  identity: 'Wanted: an object { claim, method, verifiedAt }.',
  claim: `Wanted: one of ${IDENTITIES.join(', ')}.`,
  method: 'Wanted: 1 to 60 letters, digits, dashes and underscores.',
  verifiedAt: 'Wanted: an instant in ISO 8601 with its offset.',
  attributes: `Wanted: at most ${LIMITS.attributes} names of letters, digits, dashes and underscores, each with at most ${LIMITS.attribute} characters on one line.`,
  links: `Wanted: a list of at most ${LIMITS.links} links { rel, href }.`,
  rel: `Wanted: one of ${LINK_RELATIONS.join(', ')}.`,
  href: `Wanted: an https address of at most ${LIMITS.href} characters, without a user.`,
};

/** What a post is answered: the same for the same message, however often it is sent. */
export const handOffKept = z.object({
  sessionId: z.string(),
  version: z.int().check(z.describe('1 for the first post of a session, and one more for each that completes it.')),
});

const identity = z.object({
  state: z.enum(IDENTITIES),
  why: z.enum(IDENTITY_REASONS),
  method: z.nullable(z.string()),
  verifiedAt: z.nullable(z.iso.datetime()),
});

const sessionHandedOff = z
  .object({
    sessionId: z.string(),
    version: z.int(),
    firstPostedAt: z.iso.datetime(),
    postedAt: z.iso.datetime().check(z.describe('When the newest post of the session arrived.')),
    occurredAt: z.iso.datetime(),
    reason: z.nullable(z.string()),
    summary: z.nullable(z.string()),
    transcript: z
      .nullable(
        z.array(z.object({ role: z.enum(SPEAKERS), text: z.string(), at: z.nullable(z.iso.datetime()), offsetMs: z.nullable(z.int()) })),
      )
      .check(z.describe('Null until there is one, and for an agent who has not accepted the call yet.')),
    caller: z.object({ number: z.nullable(z.string()), name: z.nullable(z.string()), language: z.nullable(z.string()) }),
    identity,
    attributes: z.record(z.string(), z.string()),
    links: z.array(z.object({ rel: z.enum(LINK_RELATIONS), href: z.string() })),
  })
  .check(z.meta({ id: 'HandedOffSession', description: 'What an AI agent handed over of one session, masked.' }));

const handOff = z
  .object({
    contactId: z.string().check(z.describe('The contact that was passed to the AI agent.')),
    aiAgent: z.string().check(z.describe('Its name in the config.')),
    passedAt: z.iso.datetime(),
    session: z.nullable(sessionHandedOff).check(z.describe('Null while nothing has arrived.')),
  })
  .check(z.meta({ id: 'HandOff', description: 'A call that was passed to an AI agent, and what the AI agent handed over.' }));

/** The hand-offs of a contact's call, the earliest pass first. */
export const handOffsAnswer = z.object({ contactId: z.string(), rootContactId: z.string(), handOffs: z.array(handOff) });

export type HandOff = Immutable<z.infer<typeof handOff>>;
export type HandedOffSession = Immutable<z.infer<typeof sessionHandedOff>>;
export type CallerIdentity = HandedOffSession['identity'];
