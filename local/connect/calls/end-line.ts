import type { Core } from '../core.ts';
import { customerLine, isLive, participants } from './bridge.ts';
import { disconnectReason } from './disconnect-reason.ts';
import { completeContact, disconnectContact, endContact } from './end-contact.ts';
import { emptyOut } from './flow-slot.ts';
import { releaseHoldsOf } from './hold.ts';
import type { Call, Contact, Line } from './model.ts';
import { newLeg } from './new-contact.ts';

/** Ends one line, its contact with it, and whatever cannot go on without it. */
export function endLine(core: Core, line: Line, by: string): void {
  if (!isLive(line)) return;
  const { call } = line.contact;
  closeLine(core, line, by);
  if (line.kind === 'customer') customerLeft(core, line, by);
  else if (line.agent) agentLeft(core, line, by);
  else endContact(core, line.contact, by);
  endWhatCannotGoOn(core, call, line, by);
}

/** Ends every line and contact of a call. */
export function endCall(core: Core, call: Call, by: string): void {
  // The customer first: a contact's DISCONNECTED then names who really ended it.
  const lines = [...call.lines].sort((a, b) => Number(b.kind === 'customer') - Number(a.kind === 'customer'));
  for (const line of lines.filter(isLive)) {
    closeLine(core, line, by);
    if (line.agent) agentLeft(core, line, by);
  }
  for (const contact of call.contacts.filter((one) => !isPendingCallback(one))) {
    endContact(core, contact, by);
    tellDeferred(core, contact, by);
  }
}

// A callback waits for an agent on its own, long after the customer has hung up.
const isPendingCallback = (contact: Contact) =>
  contact.method === 'CALLBACK' && contact.endedAtMs === null && !contact.call.lines.some((line) => line.contact === contact);

function closeLine(core: Core, line: Line, by: string): void {
  const now = core.clock.now();
  line.state = 'disconnected';
  line.held = false;
  line.heldBy = null;
  emptyOut(line.holdFlow);
  line.changedAtMs = now;
  line.endedAtMs = now;
  line.endedBy = by;
  line.telephone?.drop();
}

function customerLeft(core: Core, line: Line, by: string): void {
  const { contact } = line;
  const agentStays = contact.call.lines.some((other) => other.contact === contact && other.agent && isLive(other));
  contact.disconnectReason ??= disconnectReason(contact, by);
  if (!agentStays && !legGoesOn(contact)) endContact(core, contact, by);
  else if (core.assumptions.disconnectedOnCustomerDrop === 'at-the-drop') disconnectContact(core, contact, by);
  for (const earlier of contact.call.contacts) if (earlier.endedAtMs !== null) tellDeferred(core, earlier, by);
}

// A leg that nobody answered yet goes on for the agent who asked for it, as long as one is there.
const legGoesOn = (contact: Contact) =>
  contact.call.lines.some((line) => line.contact === contact && line.kind !== 'customer' && isLive(line));

function tellDeferred(core: Core, contact: Contact, by: string): void {
  if (contact.disconnectedAtMs !== null) return;
  disconnectContact(core, contact, by);
  if (contact.workEndedAtMs !== null) core.journal.tell({ kind: 'contact-record', contact });
}

/** The agent's part is over: after contact work begins, the customer moves on to whoever is left. */
function agentLeft(core: Core, line: Line, by: string): void {
  const { agent, contact } = line;
  if (!agent) return;
  const now = core.clock.now();
  if (core.assumptions.leavingEndsOwnHolds) releaseHoldsOf(core, agent, contact.call.lines);
  const entry = agent.desk.find((one) => one.contact === contact && one.line === line);
  if (entry) {
    entry.state = 'ended';
    entry.changedAtMs = now;
    agent.call = { name: 'AfterCallWork', type: 'system', sinceMs: now };
  }
  contact.agentLeftAtMs = now;
  const moved = moveCustomerOn(core, contact);
  const deferDisconnect = moved && core.assumptions.disconnectedOnTransfer === 'when-the-customer-leaves';
  endContact(core, contact, by, { deferDisconnect });
  if (!entry) completeContact(core, contact);
}

/** The customer's line now stands on the contact of an agent who stays, else of a leg still unanswered, else of an outside party. */
function moveCustomerOn(core: Core, from: Contact): boolean {
  const customer = customerLine(from.call);
  if (!customer || !isLive(customer) || customer.contact !== from) return false;
  const others = participants(from.call).filter((line) => line.kind !== 'customer' && line.contact !== from);
  const next = others.find((line) => line.agent) ?? others.find((line) => line.kind === 'agent') ?? others[0];
  if (!next) return false;
  customer.contact = next.contact;
  const { transferCompletedTimestamp } = core.assumptions;
  const cold = next.person === null;
  if (transferCompletedTimestamp === 'every-transfer' || (transferCompletedTimestamp === 'cold-only' && cold)) {
    from.transferCompletedAtMs = core.clock.now();
  }
  return true;
}

function endWhatCannotGoOn(core: Core, call: Call, left: Line, by: string): void {
  const lines = participants(call);
  const customer = lines.find((line) => line.kind === 'customer');
  if (customer && isAloneWithoutFlow(customer, lines)) leaveAlone(core, customer, by);
  else if (!customer && cannotGoOnWithoutCustomer(core, lines, left)) endCall(core, call, by);
}

/** The last agent has gone: the customer hears the hooked disconnect flow on a contact of its own, or the call is over. */
function leaveAlone(core: Core, customer: Line, by: string): void {
  const { contact } = customer;
  const flowArn = contact.hooks.get('CustomerRemaining');
  if (!flowArn || contact.method === 'DISCONNECT') {
    endCall(core, contact.call, by);
    return;
  }
  const { customerEndpoint, systemEndpoint } = contact;
  customer.contact = newLeg(core, contact.call, { method: 'DISCONNECT', previous: contact, customerEndpoint, systemEndpoint });
  core.startFlow(customer.contact, { flowArn });
}

const isAloneWithoutFlow = ({ contact }: Line, lines: readonly Line[]) =>
  lines.length === 1 && contact.flow.arn === null && !contact.waiting && contact.offer === null;

// Without an agent only third parties would remain: the contact is ended (AG/multi-party-calls).
function cannotGoOnWithoutCustomer(core: Core, lines: readonly Line[], left: Line): boolean {
  if (left.contact.call.chat)
    return (
      left.contact.call.chat.endsWithCustomer || core.assumptions.chatCustomerLeaves === 'ends-for-all' || !lines.some((line) => line.agent)
    );
  const endsForAll = left.kind === 'customer' && core.parties === 3 && core.assumptions.threePartyCustomerHangUp === 'ends-for-all';
  return endsForAll || lines.length < 2 || !lines.some((line) => line.agent);
}
