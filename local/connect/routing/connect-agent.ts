import { HOLD_SEEN_AFTER_MS } from '../agents/connections.ts';
import { reachCustomer } from '../calls/call-out.ts';
import { emptyOut } from '../calls/flow-slot.ts';
import type { DeskEntry } from '../calls/model.ts';
import { newLine } from '../calls/new-line.ts';
import type { Core } from '../core.ts';

/** The accepted contact's line is up: the agent is on the bridge, the queue's flow ends. */
export function connectAgent(core: Core, entry: DeskEntry): void {
  const { contact, agent } = entry;
  if (contact.offer !== entry) return;
  const now = core.clock.now();
  contact.offer = null;
  leaveQueue(core, entry);
  contact.agent = agent;
  entry.line = takeLine(core, entry);
  entry.state = 'connected';
  entry.changedAtMs = now;
  agent.call = { name: 'Busy', type: 'system', sinceMs: now };
  const early = core.assumptions.connectedToAgentEvent === 'at-acceptance';
  contact.connectedToAgentAtMs = early ? contact.acceptedAtMs : now;
  core.journal.tell({ kind: 'contact-event', eventType: 'CONNECTED_TO_AGENT', contact });
  if (entry.type === 'queue_callback') callBack(core, entry);
  // One more update, in which the hold is seen.
  if (core.assumptions.holdSeenLate) core.clock.after(HOLD_SEEN_AFTER_MS, () => core.journal.change(() => {}));
}

// A queued callback: the agent first, then the customer is dialled.
function callBack(core: Core, entry: DeskEntry): void {
  const { contact, agent } = entry;
  entry.state = 'connecting';
  agent.call = { name: 'CallingCustomer', type: 'system', sinceMs: core.clock.now() };
  const phoneNumber = contact.customerEndpoint?.address ?? '';
  const customer = newLine(core, { kind: 'customer', contact, state: 'connecting', phoneNumber, dialled: true });
  const start = core.clock.after(core.timings.legStartMs, () => core.journal.change(() => reachCustomer(core, entry, customer)));
  contact.stops.add(start);
}

function leaveQueue(core: Core, { contact }: DeskEntry): void {
  contact.waiting = false;
  contact.dequeuedAtMs = core.clock.now();
  emptyOut(contact.flow);
  for (const stop of contact.stops) stop();
  contact.stops.clear();
}

/** An invited agent takes the place that waited for them on the bridge; for a first contact there is none yet. */
function takeLine(core: Core, { contact, agent }: DeskEntry) {
  const place = contact.call.lines.find((line) => line.contact === contact && line.kind === 'agent' && line.state === 'connected');
  if (!place) return newLine(core, { kind: 'agent', contact, state: 'connected', person: agent.arn, agent });
  place.agent = agent;
  place.person = agent.arn;
  place.personAtMs = core.clock.now();
  return place;
}
