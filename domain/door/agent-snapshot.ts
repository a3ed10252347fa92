import { instant } from './instant.ts';
import { isObject } from './open-message.ts';
import { type Fields, readFields } from './read-fields.ts';
import { arn, contactId, object, word } from './values.ts';

const CONTACT = {
  ContactId: contactId,
  InitialContactId: contactId,
  Channel: word,
  InitiationMethod: word,
  State: word,
  ConnectedToAgentTimestamp: instant,
  QueueTimestamp: instant,
  Queue: object,
};
const QUEUE = { ARN: arn };
// StateStartTimestamp is not read: Connect documents for its API twin that a hold does not move it.
const NOT_NEEDED = { contact: ['StateStartTimestamp'], queue: ['Name', 'Channels'] };

/** One contact on an agent's desk, as an agent event shows it. */
export type DeskContact = Omit<Fields<typeof CONTACT>, 'ContactId' | 'Queue'> & { readonly id: string; readonly queue?: string };

interface Desk {
  readonly contacts: readonly DeskContact[];
  /** The state of each contact, of those too that have no id; null where it cannot be read. */
  readonly states: readonly (string | null)[];
  readonly ignored: readonly string[];
  readonly unread: readonly string[];
}

/** Reads `Contacts` of an agent snapshot (Admin Guide, "agent event streams data model"); a contact without an id is named as ignored. */
export function readSnapshot(snapshot: unknown, at: string): Desk {
  const list = isObject(snapshot) ? Object.entries(snapshot).find(([key]) => key.toLowerCase() === 'contacts')?.[1] : undefined;
  const reads = (Array.isArray(list) ? list : []).map((item: unknown, index) => readContact(item, `${at}.Contacts.${index}`));
  return {
    contacts: reads.flatMap((read) => read.contact ?? []),
    states: reads.map((read) => read.state),
    ignored: reads.flatMap((read) => read.ignored),
    unread: reads.flatMap((read) => read.unread),
  };
}

interface ReadContact {
  readonly contact?: DeskContact;
  readonly state: string | null;
  readonly ignored: readonly string[];
  readonly unread: readonly string[];
}

function readContact(item: unknown, at: string): ReadContact {
  if (!isObject(item)) return { state: null, ignored: [at], unread: [at] };
  const { fields, ignored, unread } = readFields(CONTACT, item, at, NOT_NEEDED.contact);
  const { ContactId: id, Queue, ...rest } = fields;
  const state = fields.State ?? null;
  if (id === undefined) return { state, ignored: [...ignored, `${at}.ContactId`], unread: [...new Set([...unread, `${at}.ContactId`])] };
  const queue = readFields(QUEUE, Queue ?? {}, `${at}.Queue`, NOT_NEEDED.queue);
  const named = queue.fields.ARN === undefined ? {} : { queue: queue.fields.ARN };
  return { contact: { id, ...rest, ...named }, state, ignored: [...ignored, ...queue.ignored], unread: [...unread, ...queue.unread] };
}
