import { ACTION_FIELDS } from '../contract/schemas/actions.ts';
import type { Verb } from '../contract/verbs.ts';
import { gather } from './door/gather.ts';
import { ownInstant } from './door/instant.ts';
import { openMessage, rejected } from './door/open-message.ts';
import { readContactId } from './door/read-contact-id.ts';
import { readFields } from './door/read-fields.ts';
import type { Parsed } from './parsed.ts';

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
  const { fields, ignored } = readFields({ ...ACTION_FIELDS, at: ownInstant }, opened.message, '', ['contactId']);
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
