import * as z from 'zod/mini';
import { gather } from './door/gather.ts';
import { ownInstant } from './door/instant.ts';
import { openMessage, rejected } from './door/open-message.ts';
import { readContactId } from './door/read-contact-id.ts';
import { readFields } from './door/read-fields.ts';
import type { Parsed } from './parsed.ts';

/**
 * What a desk says that happened, once a snapshot confirmed it. The asker's verbs stand on the asker's own contact, or on the consult
 * leg where the desk knows its id; a consulted agent's stand on the consult leg, which is their own contact.
 */
export const VERBS = ['dialled', 'answered', 'they-answered', 'joined', 'swapped', 'returned', 'left', 'declined', 'cancelled'] as const;
export type Verb = (typeof VERBS)[number];

/** No clock is further off; what were added to an instant without bounds could leave the range of dates. */
const MAX_SKEW_MS = 366 * 24 * 3_600_000;

/** The fields of an action beside its contact. */
export const ACTION_FIELDS = {
  actionId: z.string().check(z.regex(/^[\w-]{1,64}$/)),
  verb: z.enum(VERBS),
  at: ownInstant,
  skewMs: z.int().check(z.minimum(-MAX_SKEW_MS), z.maximum(MAX_SKEW_MS)),
};

/**
 * The fact of one action from a desk's log: `{ actionId, contactId, verb, at, skewMs }`. `at` is the browser's own clock and `skewMs`
 * what the snapshot said must be added to it; both are kept, so that the element stays a function of the payload. Never throws.
 * @param agentArn the acting agent, from the caller's token and never from the body.
 */
export function parseAgentAction(input: unknown, agentArn: string): Parsed {
  const opened = openMessage(input);
  if (!opened.ok) return opened;
  const contact = readContactId(opened.message, '');
  if (!contact.ok) return contact;
  const { fields, ignored } = readFields(ACTION_FIELDS, opened.message, '', ['contactId']);
  const { actionId, verb, at, skewMs = 0 } = fields;
  if (actionId === undefined || verb === undefined || at === undefined) {
    const field = actionId === undefined ? 'actionId' : verb === undefined ? 'verb' : 'at';
    return rejected('malformed', `${field} is missing or malformed`, contact.id);
  }
  return { ok: true, facts: gather(contact.id, { act: [actionElement({ actionId, verb, at, skewMs }, agentArn)] }), ignored };
}

/** What an action is kept as. */
export const actionElement = ({ actionId, verb, at, skewMs }: LoggedAction, agentArn: string): string =>
  `${actionId}|${agentArn}|${verb}|${at}|${skewMs}`;

interface LoggedAction {
  readonly actionId: string;
  readonly verb: Verb;
  readonly at: string;
  readonly skewMs: number;
}
