import type { Core } from '../core.ts';
import { isRecorded } from './end-contact.ts';
import type { Contact } from './model.ts';

/** All attributes of a chain together may have 32 KB (AG/amazon-connect-service-limits). */
const LARGEST_BYTES = 32 * 1024;

/** Sets attributes on a contact's chain; an empty value removes one. False, and nothing done, when they would be too large. */
export function setAttributes(core: Core, contact: Contact, given: readonly (readonly [string, string])[]): boolean {
  const next = new Map(contact.call.attributes);
  for (const [name, value] of given) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  const bytes = [...next].reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
  if (bytes > LARGEST_BYTES) return false;
  contact.call.attributes.clear();
  for (const [name, value] of next) contact.call.attributes.set(name, value);
  tell(core, contact);
  return true;
}

// Live contacts tell by event; records that are out already are sent again (AG/ctr-data-model).
function tell(core: Core, contact: Contact): void {
  if (contact.endedAtMs === null) {
    core.journal.tell({ kind: 'contact-event', eventType: 'CONTACT_DATA_UPDATED', contact, updatedProperties: ['UserDefinedAttributes'] });
  }
  for (const one of contact.call.contacts) if (isRecorded(one)) core.journal.tell({ kind: 'contact-record', contact: one });
}
