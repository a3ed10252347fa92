import { isLive } from '../calls/bridge.ts';
import { SYSTEM } from '../calls/disconnect-reason.ts';
import { endCall, endLine } from '../calls/end-line.ts';
import type { Contact } from '../calls/model.ts';
import type { Core } from '../core.ts';

/**
 * What becomes of a contact whose offer was not taken: one in a standard queue rings elsewhere; a consult in an agent's
 * own queue ends or stays queued while its asker is there, as `missedConsultLeg` has it. `by` is the agent who declined, or the system.
 */
export function legMissed(core: Core, contact: Contact, by: string): void {
  if (contact.call.chat && contact.queue?.kind === 'AGENT' && core.assumptions.missedAgentQueueChat === 'ends') {
    endCall(core, contact.call, SYSTEM);
    return;
  }
  if (contact.queue?.kind !== 'AGENT' || !askerWaits(contact) || core.assumptions.missedConsultLeg === 'stays-queued') return;
  const line = contact.call.lines.find((one) => one.contact === contact && one.kind === 'agent');
  if (line) endLine(core, line, by);
}

// After a cold transfer nobody but the customer waits: they stay in the agent's queue.
const askerWaits = ({ call, invitation }: Contact) =>
  invitation !== null && call.lines.some((line) => line.agent === invitation.by && line.contact === invitation.from && isLive(line));
