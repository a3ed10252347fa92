import type { Chat } from '../chat/model.ts';
import type { Core } from '../core.ts';
import { emptySlot } from './flow-slot.ts';
import type { Call, Contact, InitiationMethod, Invitation, PhoneAddress } from './model.ts';

/** What a contact is made from. */
export interface NewContact {
  readonly method: InitiationMethod;
  readonly previous: Contact | null;
  readonly customerEndpoint: PhoneAddress | null;
  readonly systemEndpoint: PhoneAddress | null;
  readonly invitation?: Invitation;
  readonly relatedContactId?: string;
  /** No event and no record tell of it. @default false */
  readonly unseen?: boolean;
}

/** A call with its first contact; a chat, when something can be written in it. */
export function newCall(core: Core, first: NewContact, chat: Chat | null = null): Contact {
  const contactId = core.newContactId();
  const call: Call = { rootContactId: contactId, contacts: [], lines: [], attributes: new Map(), chat };
  core.calls.push(call);
  core.liveCalls.add(call);
  return begin(core, call, contactId, first);
}

/** A further contact of a call; its parent remembers it as the last one it led to (AG/identify-conferences-transfers). */
export function newLeg(core: Core, call: Call, leg: NewContact): Contact {
  const contact = begin(core, call, core.newContactId(), leg);
  if (leg.previous && leg.method !== 'MONITOR') leg.previous.nextContactId = contact.contactId;
  return contact;
}

function begin(
  core: Core,
  call: Call,
  contactId: string,
  { previous, invitation, relatedContactId, unseen = false, ...given }: NewContact,
): Contact {
  const contact: Contact = {
    contactId,
    call,
    ...given,
    previousContactId: previous?.contactId ?? null,
    relatedContactId: relatedContactId ?? null,
    startedAtMs: core.clock.now(),
    invitation: invitation ?? null,
    unseen,
    ...UNTOUCHED,
    flow: emptySlot(),
    hooks: new Map(),
    talk: [],
    stops: new Set(),
  };
  call.contacts.push(contact);
  core.journal.tell({ kind: 'contact-event', eventType: 'INITIATED', contact });
  return contact;
}

const UNTOUCHED = {
  nextContactId: null,
  targetQueue: null,
  queue: null,
  queuedAtMs: null,
  waiting: false,
  offer: null,
  dequeuedAtMs: null,
  // Lower goes first; 5 is the default (FL/UpdateContactRoutingBehavior).
  priority: 5,
  queueAdjustmentMs: 0,
  connectedToSystemAtMs: null,
  rangAtMs: null,
  acceptedAtMs: null,
  declinedAtMs: null,
  agent: null,
  connectedToAgentAtMs: null,
  connectionAttempts: 0,
  agentLeftAtMs: null,
  workEndedAtMs: null,
  endedAtMs: null,
  endedBy: null,
  disconnectedAtMs: null,
  disconnectReason: null,
  transferCompletedAtMs: null,
  callbackNumber: null,
} as const;
