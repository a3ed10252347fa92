import type { Verb } from '../../../../contract/verbs.ts';
import type { Fact } from '../../../../domain/fact.ts';
import { parseAgentAction } from '../../../../domain/parse-agent-action.ts';
import { parseContactEvent } from '../../../../domain/parse-contact-event.ts';
import { parseContactRecord } from '../../../../domain/parse-contact-record.ts';
import { parseLegStart } from '../../../../domain/parse-leg-start.ts';
import type { Parsed } from '../../../../domain/parsed.ts';
import { ALICE, at, BOB, CAROL, type Contact, contactEvents, contactRecord, legStart, SUPPORT } from '../../payloads.ts';

/** One message of a chain, named for the counterexample, and the facts it tells. */
export interface Told {
  readonly name: string;
  readonly facts: readonly Fact[];
}

const CUSTOMER: Contact = {
  id: 'c1',
  method: 'INBOUND',
  agent: ALICE,
  queue: SUPPORT,
  initiated: 0,
  queued: 2,
  connected: 8,
  disconnected: 200,
  acwStarted: 190,
  interactionSeconds: 120,
  holdSeconds: 62,
};
/** Bob is asked and comes; Alice then leaves. */
const CONSULT: Contact = {
  id: 'c2',
  root: 'c1',
  prev: 'c1',
  method: 'TRANSFER',
  agent: BOB,
  initiated: 70,
  queued: 71,
  connected: 76,
  disconnected: 260,
  interactionSeconds: 70,
};
/** An outside number is asked by Bob and does not answer. */
const OUTSIDE: Contact = {
  id: 'c3',
  root: 'c1',
  prev: 'c2',
  method: 'EXTERNAL_OUTBOUND',
  initiated: 210,
  disconnected: 240,
  reason: 'TELECOM_UNANSWERED',
  outsideNumber: '+12065550100',
};
/** A transfer by a flow: a leg, no consult. The flow step, which comes first, makes it look like one. */
const BY_FLOW: Contact = {
  id: 'c4',
  root: 'c1',
  prev: 'c1',
  method: 'QUEUE_TRANSFER',
  agent: CAROL,
  queue: SUPPORT,
  initiated: 1_000,
  queued: 1_001,
  connected: 1_010,
  disconnected: 1_100,
};
/** A customer's call of its own, until its record says that it was part of the other one. */
const MOVED: Contact = { id: 'c5', method: 'TRANSFER', agent: CAROL, initiated: 100, connected: 110, disconnected: 150 };

function told(name: string, parsed: Parsed): Told {
  if (!parsed.ok) throw new Error(`${name}: ${parsed.rejection.message}`);
  return { name, facts: parsed.facts };
}
const events = (contact: Contact): Told[] =>
  contactEvents(contact).map((event) =>
    told(`${String((event.detail as { eventType: string }).eventType)} ${contact.id}`, parseContactEvent(event)),
  );
const record = (contact: Contact, updated?: number): Told =>
  told(`record ${contact.id} ${updated ?? ''}`, parseContactRecord(contactRecord(contact, updated)));
const started = (contact: Contact, kind: string, target: string): Told =>
  told(`flow ${contact.id}`, parseLegStart(legStart(contact, { kind, target })));

const did = (agent: string, verb: Verb, contactId: string, seconds: number): Told =>
  told(`${verb} ${contactId}`, parseAgentAction({ actionId: `${verb}-${contactId}`, contactId, verb, at: at(seconds), skewMs: 0 }, agent));

/** Everything that is told of two calls that turn out to be one. */
export const MESSAGES: readonly Told[] = [
  ...events(CUSTOMER),
  record(CUSTOMER),
  started(CONSULT, 'agent', BOB),
  ...events(CONSULT),
  // An early copy of the record, that knows less.
  record({ ...CONSULT, interactionSeconds: 0 }, 320),
  record(CONSULT, 400),
  did(ALICE, 'dialled', 'c1', 70),
  did(BOB, 'answered', 'c2', 76),
  did(ALICE, 'joined', 'c1', 120),
  ...events(OUTSIDE),
  record(OUTSIDE),
  started({ ...BY_FLOW, method: 'TRANSFER' }, 'queue', SUPPORT),
  ...events(BY_FLOW),
  record(BY_FLOW),
  ...events({ ...MOVED, root: 'c9', prev: 'c9' }),
  record({ ...MOVED, root: 'c1', prev: 'c1' }),
];
