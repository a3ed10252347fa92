import { readAgentEvent } from './door/agent-event.ts';
import { type DeskContact, readSnapshot } from './door/agent-snapshot.ts';
import { claim, gather, point } from './door/gather.ts';
import type { Door } from './door/other-instance.ts';
import { passedBy } from './door/passed-by.ts';
import type { Fact } from './fact.ts';
import type { Parsed } from './parsed.ts';

const TYPES = new Set(['LOGIN', 'LOGOUT', 'STATE_CHANGE', 'HEART_BEAT']);
const HAS = new Set(['CONNECTED', 'CONNECTED_ONHOLD']);

/** The agent has or had the contact, as against being offered it: one that is over was theirs if it says when they were connected. */
const had = (contact: DeskContact | undefined): boolean =>
  HAS.has(contact?.State ?? '') || (contact?.State === 'ENDED' && contact.ConnectedToAgentTimestamp !== undefined);

/** One agent event, read: its facts, and what of them lasts. */
export interface ReadStates {
  readonly parsed: Parsed;
  /** The event says where everything stands, and that nothing has just happened. */
  readonly isBeat: boolean;
  /** ISO 8601 UTC; null for an event that could not be read. */
  readonly at: string | null;
  /** What the next heart-beat says of each contact on the desk if nothing happens until then, without its instant: by contact id. */
  readonly standing: ReadonlyMap<string, string>;
}

/** The event with what it tells that a heart-beat would repeat. Never throws. */
export function readAgentStates(input: unknown, door: Door = {}): ReadStates {
  const read = readAgentEvent(input, door);
  if (!read.ok) return { parsed: read, isBeat: false, at: null, standing: new Map() };
  const { agent, at, type, current, previous } = read.event;
  const { contacts: now } = readSnapshot(current, 'CurrentAgentSnapshot');
  const { contacts: was } = readSnapshot(previous, 'PreviousAgentSnapshot');
  const standing = factsOf({ agent, at, now, was: now }).map((fact) => [fact.contactId, withoutInstant(fact, at)] as const);
  const isBeat = type === 'HEART_BEAT' && JSON.stringify(now) === JSON.stringify(was);
  return { parsed: parseAgentEvent(input, door), isBeat, at, standing: new Map(standing) };
}

const withoutInstant = ({ add }: Fact, at: string): string =>
  JSON.stringify({ ...add, st: add.st?.map((element) => element.slice(0, -`|${at}`.length)) });

/**
 * The facts of one agent event (Admin Guide, "agent event streams data model"): for every contact on the agent's desk the state it
 * was in at the event's instant, and the state it had until then, 1 ms earlier, where that was another. A contact gone from the
 * desk is `GONE`. An agent without contacts gives no facts. Never throws.
 */
export function parseAgentEvent(input: unknown, door: Door = {}): Parsed {
  const read = readAgentEvent(input, door);
  if (!read.ok) return read;
  const { agent, at, type, current, previous, ignored, unread } = read.event;
  const now = readSnapshot(current, 'CurrentAgentSnapshot');
  const was = readSnapshot(previous, 'PreviousAgentSnapshot');
  const unknownType = type && TYPES.has(type) ? [] : [passedBy('EventType', type)];
  const facts = factsOf({ agent, at, now: now.contacts, was: was.contacts });
  const lost = [...unread, ...now.unread, ...was.unread];
  return {
    ok: true,
    facts,
    ignored: [...unknownType, ...ignored, ...now.ignored, ...was.ignored],
    ...(lost.length > 0 && { unread: lost }),
  };
}

interface Desk {
  readonly agent: string;
  readonly at: string;
  readonly now: readonly DeskContact[];
  readonly was: readonly DeskContact[];
}

function factsOf(desk: Desk): readonly Fact[] {
  const ids = new Set([...desk.now, ...desk.was].map((contact) => contact.id));
  return [...ids].flatMap((id) => factOf(desk, id));
}

function factOf({ agent, at, now, was }: Desk, id: string): readonly Fact[] {
  const current = now.find((contact) => contact.id === id);
  const previous = was.find((contact) => contact.id === id);
  const contact = { ...previous, ...current };
  const justBefore = new Date(Date.parse(at) - 1).toISOString();
  const state = current ? current.State : 'GONE';
  return gather(id, {
    root: claim('agent-event', contact.InitialContactId, id),
    agent: claim('agent-event', had(current) || had(previous) ? agent : undefined),
    queue: claim('agent-event', contact.queue),
    method: claim('agent-event', contact.InitiationMethod),
    channel: claim('agent-event', contact.Channel),
    ev: [...point('CONNECTED_TO_AGENT', contact.ConnectedToAgentTimestamp), ...point('QUEUED', contact.QueueTimestamp)],
    st: [
      ...point(`${agent}|${state}`, state && at),
      ...point(`${agent}|${previous?.State}`, previous?.State && previous.State !== state ? justBefore : undefined),
    ],
  });
}
