import type { Core } from '../core.ts';
import type { Contact } from './model.ts';

/** The contact's media is up: ConnectedToSystemTimestamp, and its event where `told`. */
export function connectedToSystem(core: Core, contact: Contact, { told = true } = {}): void {
  contact.connectedToSystemAtMs = core.clock.now();
  if (told) core.journal.tell({ kind: 'contact-event', eventType: 'CONNECTED_TO_SYSTEM', contact });
}
