import { customerLine, isLive, pairsTogether } from './calls/bridge.ts';
import type { Call, Contact, Line } from './calls/model.ts';
import type { Core } from './core.ts';
import type { TrueCall, TrueLeg, TrueParty, TruthBook } from './truth.ts';

interface Stretch {
  readonly fromMs: number;
  toMs: number | null;
}
type Pair = Stretch & { readonly a: string; readonly b: string };

/** Writes down, after every step and before anything is sent, who is really with whom. */
export interface TruthKeeper extends TruthBook {
  observe(): void;
}

/** An empty book for the calls of one instance. */
export function createTruthKeeper(core: Core): TruthKeeper {
  const pairs = new Map<Call, Pair[]>();
  const holds = new Map<Contact, Stretch[]>();
  const observeCall = (call: Call, now: number) => {
    continuePairs(entryOf(pairs, call), pairsTogether(call), now);
    for (const contact of call.contacts) if (contact.invitation) continueHolds(entryOf(holds, contact), contact, now);
  };
  return {
    observe: () => {
      const now = core.clock.now();
      for (const call of core.liveCalls) observeCall(call, now);
    },
    calls: () =>
      core.calls.map((call) => ({
        rootContactId: call.rootContactId,
        parties: call.lines.flatMap(partiesOf),
        legs: call.contacts.map((contact) => legOf(contact, holds.get(contact) ?? [])),
        together: (pairs.get(call) ?? []).map((pair) => ({ ...pair })),
      })) satisfies TrueCall[],
  };
}

function entryOf<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key);
  if (known) return known;
  const made: V[] = [];
  map.set(key, made);
  return made;
}

function continuePairs(known: Pair[], now: readonly (readonly [Line, Line])[], atMs: number): void {
  const current = now.map(([one, other]) => ({ a: one.person ?? '', b: other.person ?? '' }));
  const same = (one: { a: string; b: string }, other: { a: string; b: string }) => one.a === other.a && one.b === other.b;
  for (const pair of known) if (pair.toMs === null && !current.some((one) => same(one, pair))) pair.toMs = atMs;
  for (const one of current)
    if (!known.some((pair) => pair.toMs === null && same(pair, one))) known.push({ ...one, fromMs: atMs, toMs: null });
}

/** The customer is on hold by the asker's doing while the leg lives. */
function continueHolds(known: Stretch[], leg: Contact, atMs: number): void {
  const customer = customerLine(leg.call);
  const held =
    leg.endedAtMs === null && customer !== undefined && isLive(customer) && customer.held && customer.heldBy === leg.invitation?.by;
  const last = known.at(-1);
  const open = last !== undefined && last.toMs === null;
  if (held && !open) known.push({ fromMs: atMs, toMs: null });
  if (!held && open) last.toMs = atMs;
}

function partiesOf(line: Line): TrueParty[] {
  const former = line.formerPeople.map(
    ({ id, fromMs, toMs, endedBy }): TrueParty => ({ id, kind: 'external', joinedAtMs: fromMs, leftAtMs: toMs, endedBy }),
  );
  return line.personAtMs === null ? former : [...former, partyOf(line)];
}

const partyOf = (line: Line): TrueParty => ({
  id: line.person ?? '',
  // An outside party may stand in the place of a consult's leg.
  kind: line.kind === 'agent' && line.agent === null ? 'external' : line.kind,
  joinedAtMs: line.personAtMs ?? line.addedAtMs,
  leftAtMs: line.endedAtMs,
  endedBy: line.endedBy,
});

function legOf(contact: Contact, customerHeld: readonly Stretch[]): TrueLeg {
  const { invitation, call } = contact;
  const answered = call.lines.find(
    (line) => line.contact === contact && line.kind !== 'customer' && line.kind !== 'supervisor' && line.person !== null,
  );
  return {
    contactId: contact.contactId,
    parentContactId: contact.previousContactId,
    initiationMethod: contact.method,
    askedBy: invitation?.by.arn ?? null,
    askedByQueue: invitation?.from.queue?.arn ?? null,
    target: invitation?.target ?? null,
    startedAtMs: contact.startedAtMs,
    queuedAtMs: contact.queuedAtMs,
    rangAtMs: contact.rangAtMs,
    answeredAtMs: contact.acceptedAtMs ?? answered?.personAtMs ?? null,
    answeredBy: contact.agent?.arn ?? answered?.person ?? null,
    declinedAtMs: contact.declinedAtMs,
    endedAtMs: contact.endedAtMs,
    endedBy: contact.endedBy,
    customerHeld: customerHeld.map((stretch) => ({ ...stretch })),
  };
}
