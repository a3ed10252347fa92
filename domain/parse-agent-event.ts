import { type DeskContact, readSnapshot } from './door/agent-snapshot.ts';
import { claim, gather, point } from './door/gather.ts';
import { instant } from './door/instant.ts';
import { openMessage, rejected } from './door/open-message.ts';
import { type Door, otherInstance } from './door/other-instance.ts';
import { readFields } from './door/read-fields.ts';
import { arn, object, word } from './door/values.ts';
import type { Fact } from './fact.ts';
import type { Parsed } from './parsed.ts';

const EVENT = {
  AgentARN: arn,
  InstanceARN: arn,
  EventType: word,
  EventTimestamp: instant,
  CurrentAgentSnapshot: object,
  PreviousAgentSnapshot: object,
};
const NOT_NEEDED = ['AWSAccountId', 'EventId', 'Version'];
const TYPES = new Set(['LOGIN', 'LOGOUT', 'STATE_CHANGE', 'HEART_BEAT']);
/** The agent has or had the contact, as against being offered it. */
const HAD = new Set(['CONNECTED', 'CONNECTED_ONHOLD']);

/**
 * The facts of one agent event (Admin Guide, "agent event streams data model"): for every contact on the agent's desk the state it
 * was in at the event's instant, and the state it had until then, 1 ms earlier, where that was another. A contact gone from the
 * desk is `GONE`. An agent without contacts gives no facts. Never throws.
 */
export function parseAgentEvent(input: unknown, door: Door = {}): Parsed {
  const opened = openMessage(input);
  if (!opened.ok) return opened;
  const { fields, ignored } = readFields(EVENT, opened.message, '', NOT_NEEDED);
  const { AgentARN: agent, EventTimestamp: at, EventType: type } = fields;
  if (agent === undefined || at === undefined)
    return rejected('malformed', `${agent ? 'EventTimestamp' : 'AgentARN'} is missing or malformed`);
  const foreign = otherInstance(door, fields.InstanceARN);
  if (foreign) return foreign;
  const now = readSnapshot(fields.CurrentAgentSnapshot, 'CurrentAgentSnapshot');
  const was = readSnapshot(fields.PreviousAgentSnapshot, 'PreviousAgentSnapshot');
  const unknownType = type && TYPES.has(type) ? [] : [`EventType ${type ?? 'missing'}`];
  const facts = factsOf({ agent, at, now: now.contacts, was: was.contacts });
  return { ok: true, facts, ignored: [...unknownType, ...ignored, ...now.ignored, ...was.ignored] };
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
  const had = [current, previous].some((side) => HAD.has(side?.State ?? ''));
  const state = current ? current.State : 'GONE';
  return gather(id, {
    root: claim('agent-event', contact.InitialContactId, id),
    agent: claim('agent-event', had ? agent : undefined),
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
