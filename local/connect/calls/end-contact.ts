import type { Core } from '../core.ts';
import { disconnectReason } from './disconnect-reason.ts';
import { emptyOut } from './flow-slot.ts';
import type { Contact } from './model.ts';

/** The customer's endpoint has left this contact, or it ends: DisconnectTimestamp and the DISCONNECTED event, once. */
export function disconnectContact(core: Core, contact: Contact, by: string): void {
  if (contact.disconnectedAtMs !== null) return;
  contact.disconnectedAtMs = core.clock.now();
  contact.disconnectReason ??= disconnectReason(contact, by);
  core.journal.tell({ kind: 'contact-event', eventType: 'DISCONNECTED', contact });
}

/** Nothing of the contact lives on: its flow stops, its offer is taken back, and without an agent it is complete. */
export function endContact(core: Core, contact: Contact, by: string, { deferDisconnect = false } = {}): void {
  if (contact.endedAtMs !== null) return;
  const now = core.clock.now();
  contact.endedAtMs = now;
  contact.endedBy = by;
  contact.disconnectReason ??= disconnectReason(contact, by);
  if (contact.waiting) contact.dequeuedAtMs = now;
  contact.waiting = false;
  emptyOut(contact.flow);
  for (const stop of contact.stops) stop();
  contact.stops.clear();
  if (!deferDisconnect) disconnectContact(core, contact, by);
  if (contact.agentLeftAtMs === null) completeWithoutWork(core, contact);
}

/** After contact work ended: COMPLETED, and the record becomes due (AG/about-contact-states). */
export function completeContact(core: Core, contact: Contact): void {
  if (contact.workEndedAtMs !== null) return;
  contact.workEndedAtMs = core.clock.now();
  core.journal.tell({ kind: 'contact-event', eventType: 'COMPLETED', contact });
  core.journal.tell({ kind: 'contact-record', contact });
}

/** Its record is due or out: the contact has ended, and its agent's work too. */
export const isRecorded = ({ endedAtMs, agentLeftAtMs, workEndedAtMs }: Contact): boolean =>
  endedAtMs !== null && (agentLeftAtMs === null || workEndedAtMs !== null);

// An outside leg has no after contact work, so COMPLETED follows at once (AG/contact-events).
function completeWithoutWork(core: Core, contact: Contact): void {
  const completes = contact.method === 'EXTERNAL_OUTBOUND' || core.assumptions.completedWithoutAgent;
  if (completes) core.journal.tell({ kind: 'contact-event', eventType: 'COMPLETED', contact });
  core.journal.tell({ kind: 'contact-record', contact });
}
