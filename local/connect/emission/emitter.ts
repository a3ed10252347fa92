import type { Contact } from '../calls/model.ts';
import type { Core } from '../core.ts';
import type { Notice, Observer } from '../journal.ts';
import { contactEvent } from './contact-event.ts';
import { contactRecord } from './contact-record.ts';
import type { Deliver } from './delivery.ts';

/** Turns notices into events and records, as the instance's storage configurations ask for them. */
export function createEmitter(core: Core, deliver: Deliver): Observer {
  const emit = (notice: Notice) => {
    if (notice.contact.unseen) return;
    if (notice.kind === 'contact-event') emitEvent(notice);
    else emitRecord(notice.contact);
  };
  const emitEvent = (notice: Extract<Notice, { kind: 'contact-event' }>) => {
    const event = contactEvent(core, notice);
    deliver('contact-events', () => core.outlets().putEvent(event));
  };
  const emitRecord = (contact: Contact) => {
    const streamArn = core.registry.storage.get('CONTACT_TRACE_RECORDS')?.streamArn;
    if (!streamArn) return;
    // Written when it is due, so what changed until then is in it; a repetition is the same once more.
    let record: unknown;
    deliver('contact-records', () => {
      record ??= contactRecord(core, contact);
      core.outlets().putRecord(streamArn, contact.contactId, record);
    });
  };
  return (notices) => {
    for (const notice of notices) emit(notice);
  };
}
