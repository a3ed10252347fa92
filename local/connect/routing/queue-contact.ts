import type { Contact } from '../calls/model.ts';
import type { Core } from '../core.ts';
import type { Queue } from '../resources/registry.ts';

/** An agent queue holds at most ten contacts (AG/amazon-connect-service-limits). */
const AGENT_QUEUE_LIMIT = 10;

/** All contacts that wait in a queue now. */
export const waitingIn = (core: Core, queue: Queue): Contact[] =>
  [...core.liveCalls].flatMap((call) => call.contacts).filter((contact) => contact.waiting && contact.queue === queue);

/** The queue takes no more contacts. */
export function isAtCapacity(core: Core, queue: Queue): boolean {
  const limit = queue.kind === 'AGENT' ? AGENT_QUEUE_LIMIT : queue.maxContacts;
  return limit !== null && waitingIn(core, queue).length >= limit;
}

/** Puts a contact into a queue, from where it is offered to agents. */
export function queueContact(core: Core, contact: Contact, queue: Queue): void {
  contact.queue = queue;
  contact.queuedAtMs = core.clock.now();
  contact.waiting = true;
  core.journal.tell({ kind: 'contact-event', eventType: 'QUEUED', contact });
}
