import { statusOfDesk } from '../agents/agent.ts';
import { newDeskEntry } from '../agents/new-desk-entry.ts';
import { SYSTEM } from '../calls/disconnect-reason.ts';
import type { Agent, CallStatus, Contact, DeskEntry } from '../calls/model.ts';
import type { Core } from '../core.ts';
import { legMissed } from './missed.ts';

/** Lets a contact ring on an agent's desk: 20 s, then it is missed. A chat rings as long (AG, "Set up agents"). */
export function offer(core: Core, contact: Contact, agent: Agent): void {
  const now = core.clock.now();
  const callback = contact.method === 'CALLBACK';
  const entry = newDeskEntry(core, agent, {
    contact,
    type: contact.call.chat ? 'chat' : callback ? 'queue_callback' : 'voice',
    state: callback ? 'incoming' : 'connecting',
  });
  entry.stopRinging = core.clock.after(core.timings.ringMs, () => core.journal.change(() => missOffer(core, entry, 'MISSED')));
  agent.call = { name: 'PendingBusy', type: 'system', sinceMs: now };
  contact.offer = entry;
  contact.rangAtMs ??= now;
  contact.connectionAttempts += 1;
  contact.stops.add(() => withdrawOffer(core, entry));
}

/** The agent did not take it: the desk shows an error until it is cleared, the contact goes on (see `missed.ts`). */
export function missOffer(core: Core, entry: DeskEntry, as: 'MISSED' | 'REJECTED'): void {
  if (entry.contact.offer !== entry || entry.accepted) return;
  if (as === 'REJECTED') entry.contact.declinedAtMs ??= core.clock.now();
  fail(core, entry, { as, name: as === 'REJECTED' ? core.assumptions.declinedAgentState : 'MissedCallAgent' });
  legMissed(core, entry.contact, as === 'REJECTED' ? entry.agent.arn : SYSTEM);
}

/** The contact ended while it rang: an error for the agent, or nothing at all, as the assumptions have it. */
function withdrawOffer(core: Core, entry: DeskEntry): void {
  if (entry.contact.offer !== entry) return;
  const { askerCancelsWhileRinging, callerGoneWhileRinging, cancelledOfferEventState } = core.assumptions;
  const asker = entry.contact.invitation?.by.arn;
  const shown = asker !== undefined && entry.contact.endedBy === asker ? askerCancelsWhileRinging : callerGoneWhileRinging;
  const as = cancelledOfferEventState === 'none' ? null : cancelledOfferEventState;
  if (shown === 'error') fail(core, entry, { as, name: 'MissedCallAgent' });
  else remove(core, entry, as);
}

function fail(core: Core, entry: DeskEntry, { as, name }: { readonly as: DeskEntry['missedAs']; readonly name: CallStatus['name'] }): void {
  const now = core.clock.now();
  entry.stopRinging();
  entry.contact.offer = null;
  entry.state = 'error';
  entry.changedAtMs = now;
  entry.missedAs = as;
  entry.agent.call = { name, type: 'error', sinceMs: now };
}

function remove(core: Core, entry: DeskEntry, as: DeskEntry['missedAs']): void {
  entry.stopRinging();
  entry.contact.offer = null;
  entry.missedAs = as;
  if (as !== null) entry.agent.withdrawn.push({ ...entry, state: 'error', changedAtMs: core.clock.now() });
  entry.agent.desk.splice(entry.agent.desk.indexOf(entry), 1);
  entry.agent.call = statusOfDesk(entry.agent);
  entry.agent.idleSinceMs = core.clock.now();
}
