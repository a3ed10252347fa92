import { newDeskEntry } from '../agents/new-desk-entry.ts';
import type { Core } from '../core.ts';
import type { Queue } from '../resources/registry.ts';
import { CUSTOMER } from './bridge.ts';
import { connectedToSystem } from './connected-to-system.ts';
import { dial, putOn } from './dial.ts';
import { NETWORK } from './disconnect-reason.ts';
import { endLine } from './end-line.ts';
import type { Agent, CallStatus, DeskEntry, Line } from './model.ts';
import { newCall } from './new-contact.ts';
import { newLine } from './new-line.ts';

/** The state an agent is left in by a number that did not answer (Streams AgentErrorStates). */
const FAILURES: Readonly<Record<string, CallStatus['name']>> = {
  TELECOM_BUSY: 'LineEngagedCustomer',
  TELECOM_NUMBER_INVALID: 'BadAddressCustomer',
};

/** An agent calls a customer: the agent's line is up at once, the contact connects when the customer answers. */
export function callOut(
  core: Core,
  { agent, phoneNumber, queue }: { readonly agent: Agent; readonly phoneNumber: string; readonly queue: Queue },
): void {
  const address = (number: string) => ({ type: 'TELEPHONE_NUMBER' as const, address: number });
  const contact = newCall(core, {
    method: 'OUTBOUND',
    previous: null,
    customerEndpoint: address(phoneNumber),
    systemEndpoint: queue.callerId ? address(queue.callerId) : null,
  });
  contact.queue = queue;
  contact.agent = agent;
  const own = newLine(core, { kind: 'agent', contact, state: 'connected', person: agent.arn, agent });
  const customer = newLine(core, { kind: 'customer', contact, state: 'connecting', phoneNumber, dialled: true, addedBy: agent });
  const entry = newDeskEntry(core, agent, { contact, type: 'voice', state: 'connecting', line: own });
  agent.call = { name: 'CallingCustomer', type: 'system', sinceMs: core.clock.now() };
  const start = core.clock.after(core.timings.legStartMs, () => core.journal.change(() => reachCustomer(core, entry, customer)));
  contact.stops.add(start);
}

/** Dials the customer of a contact whose agent is there already. */
export function reachCustomer(core: Core, entry: DeskEntry, customer: Line): void {
  const { contact } = entry;
  dial(core, {
    line: customer,
    contact,
    number: customer.phoneNumber ?? '',
    answered: () => connect(core, entry, customer),
    failed: (reason) => fail(core, entry, { customer, reason }),
    hungUp: () => endLine(core, customer, CUSTOMER),
  });
}

function connect(core: Core, entry: DeskEntry, customer: Line): void {
  const { contact, agent } = entry;
  const now = core.clock.now();
  putOn(core, customer, CUSTOMER);
  entry.state = 'connected';
  entry.changedAtMs = now;
  agent.call = { name: 'Busy', type: 'system', sinceMs: now };
  const callback = contact.method === 'CALLBACK';
  connectedToSystem(core, contact, { told: !callback || core.assumptions.connectedToSystemOnCallback });
  if (callback) return;
  contact.connectedToAgentAtMs = now;
  contact.acceptedAtMs = now;
  if (core.assumptions.connectedToAgentOnOutbound) core.journal.tell({ kind: 'contact-event', eventType: 'CONNECTED_TO_AGENT', contact });
}

// Nobody was reached: no after contact work, the desk shows an error until it is cleared.
function fail(core: Core, entry: DeskEntry, { customer, reason }: { readonly customer: Line; readonly reason: string }): void {
  const { agent } = entry;
  const now = core.clock.now();
  endLine(core, customer, `${NETWORK}${reason}`);
  entry.state = 'error';
  entry.changedAtMs = now;
  entry.missedAs = 'ERROR';
  agent.call = { name: FAILURES[reason] ?? 'FailedConnectCustomer', type: 'error', sinceMs: now };
}
