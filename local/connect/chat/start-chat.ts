import { CUSTOMER } from '../calls/bridge.ts';
import { connectedToSystem } from '../calls/connected-to-system.ts';
import { NETWORK } from '../calls/disconnect-reason.ts';
import { endCall } from '../calls/end-line.ts';
import type { Contact } from '../calls/model.ts';
import { newCall } from '../calls/new-contact.ts';
import { newLine } from '../calls/new-line.ts';
import type { Core } from '../core.ts';
import type { Chat, ChatParticipant } from './model.ts';
import { join, post } from './post.ts';
import { issueToken } from './tokens.ts';

/** What StartChatContact asks for. */
export interface NewChat {
  readonly flowArn: string;
  readonly displayName: string;
  readonly attributes: readonly (readonly [string, string])[];
  /** The contact whose attributes are copied, and nothing else. */
  readonly related: Contact | null;
  readonly initialMessage: { readonly contentType: string; readonly content: string } | null;
  readonly contentTypes: readonly string[];
  readonly durationMs: number;
  readonly endsWithCustomer: boolean;
}

/** The customer's page has to connect within 5 minutes (SDK StartChatContact). */
const CONNECT_WITHIN_MS = 5 * 60 * 1000;

/** A first contact of a chat; its flow starts when the customer's side has connected. */
export function startChat(core: Core, given: NewChat): { readonly contact: Contact; readonly customer: ChatParticipant } {
  const chat: Chat = {
    contentTypes: given.contentTypes,
    endsWithCustomer: given.endsWithCustomer,
    participants: [],
    items: [],
    unsent: [],
    answered: new Map(),
    timers: new Set(),
    begin: () => begin(core, contact, chat, given),
    ended: false,
  };
  const first = { method: 'API', previous: null, customerEndpoint: null, systemEndpoint: null } as const;
  const contact = newCall(core, { ...first, ...(given.related && { relatedContactId: given.related.contactId }) }, chat);
  for (const [name, value] of [...(given.related?.call.attributes ?? []), ...given.attributes]) contact.call.attributes.set(name, value);
  const customer: ChatParticipant = {
    id: core.newId(),
    role: 'CUSTOMER',
    displayName: given.displayName,
    get token() {
      return token;
    },
    listeners: new Set(),
    lineId: null,
    joined: false,
    left: false,
  };
  const token = issueToken(core, { use: 'participant', call: contact.call, chat, participant: customer, expiresAtMs: null });
  chat.participants.push(customer);
  const end = (reason: string) => core.journal.change(() => endCall(core, contact.call, `${NETWORK}${reason}`));
  const late = () => customer.lineId === null && end('CUSTOMER_CONNECTION_NOT_ESTABLISHED');
  chat.timers.add(core.clock.after(CONNECT_WITHIN_MS, late));
  chat.timers.add(core.clock.after(given.durationMs, () => end('EXPIRED')));
  return { contact, customer };
}

function begin(core: Core, contact: Contact, chat: Chat, { flowArn, initialMessage }: NewChat): void {
  const [customer] = chat.participants;
  if (!customer || customer.lineId !== null || chat.ended) return;
  customer.lineId = newLine(core, { kind: 'customer', contact, state: 'connected', person: CUSTOMER }).id;
  // Before anything that the flow writes.
  join(core, contact.call, chat, customer);
  connectedToSystem(core, contact);
  if (initialMessage) post(core, contact.call, chat, { by: customer, ...initialMessage });
  core.startFlow(contact, { flowArn });
}
