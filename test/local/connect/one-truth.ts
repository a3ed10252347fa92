import { expect } from 'vitest';
import type { ConnectionShape, ContactShape } from '../../../local/connect/agent-port.ts';
import type { PhoneLine } from '../../../local/connect/phone-network.ts';
import type { TrueCall } from '../../../local/connect/truth.ts';
import type { Stage } from './stage.ts';

type Pair = TrueCall['together'][number];

const isPerson = (sound: string) => sound === 'customer' || sound.startsWith('arn:') || sound.startsWith('outside:');
const byText = (a: string, b: string) => a.localeCompare(b);
const openPairs = (call: TrueCall): Pair[] => call.together.filter(({ toMs }) => toMs === null);
const partnersOf = (call: TrueCall, id: string) => openPairs(call).flatMap(({ a, b }) => (a === id ? [b] : b === id ? [a] : []));
const isLive = ({ state }: ConnectionShape) => state.type !== 'disconnected';

/** Who a person hears on the telephone, who the bridge has together and what every desk shows must be one and the same. */
export function expectOneTruth(stage: Stage, phones: readonly PhoneLine[], parties: 3 | 6): void {
  for (const call of stage.connect.truth.calls()) {
    expectPhonesAgree(call, phones);
    expectNobodyAlone(call);
    expectStretchesInsideStays(call);
    const desks = desksOf(stage, call);
    for (const desk of desks) expectDeskAgrees(call, desk);
    if (parties === 6) expectDesksAgree(desks);
    expect(call.parties.filter(({ leftAtMs, kind }) => leftAtMs === null && kind !== 'supervisor').length).toBeLessThanOrEqual(parties);
  }
}

interface Desk {
  readonly arn: string;
  readonly contact: ContactShape;
}

function desksOf(stage: Stage, call: TrueCall): Desk[] {
  const ids = new Set(call.legs.map(({ contactId }) => contactId));
  return stage.connect.agents().flatMap(({ login, arn, supervisor }) => {
    const contacts = stage
      .port(login)
      .snapshot()
      .contacts.filter(({ contactId, state }) => ids.has(contactId) && state.type === 'connected');
    return supervisor ? [] : contacts.map((contact) => ({ arn, contact }));
  });
}

function expectPhonesAgree(call: TrueCall, phones: readonly PhoneLine[]): void {
  for (const phone of phones.filter(({ rootContactId, state }) => rootContactId === call.rootContactId && state === 'connected')) {
    const id = call.parties.find(({ id: party, leftAtMs }) => leftAtMs === null && party === `outside:${phone.number}`)?.id ?? 'customer';
    expect(phone.hears.filter(isPerson).toSorted(byText)).toEqual(partnersOf(call, id).toSorted(byText));
  }
}

/** A customer whose line is up is with somebody, or waits for somebody, or listens to a flow. */
function expectNobodyAlone(call: TrueCall): void {
  const there = call.parties.filter(({ leftAtMs, kind }) => leftAtMs === null && kind !== 'supervisor');
  const [only] = there;
  if (there.length !== 1 || !only) return;
  const waiting = call.legs.some(({ endedAtMs, answeredAtMs }) => endedAtMs === null && answeredAtMs === null);
  expect(waiting, `${only.kind} is alone`).toBe(true);
}

function expectStretchesInsideStays(call: TrueCall): void {
  for (const { a, b, fromMs, toMs } of call.together) {
    for (const id of [a, b]) {
      const stay = call.parties.some(
        (party) => party.id === id && party.joinedAtMs <= fromMs && (party.leftAtMs === null || (toMs !== null && toMs <= party.leftAtMs)),
      );
      expect(stay, `${id} was there from ${fromMs} to ${toMs}`).toBe(true);
    }
  }
}

/** The desk's own line and the customer's are both connected exactly when the two hear one another. */
function expectDeskAgrees(call: TrueCall, { arn, contact }: Desk): void {
  const own = contact.connections.find(({ type }) => type === 'agent');
  const customer = contact.connections.find(({ initial }) => initial);
  const shown = own?.state.type === 'connected' && customer?.state.type === 'connected';
  expect(partnersOf(call, arn).includes('customer'), `${arn} and the customer`).toBe(shown);
  if (own?.state.type === 'hold') expect(partnersOf(call, arn)).toEqual([]);
}

/** In multi-party mode every agent sees every line: the same states, whoever looks. */
function expectDesksAgree(desks: readonly Desk[]): void {
  const views = desks.map(({ contact }) =>
    contact.connections
      .filter((line) => isLive(line) && line.type !== 'monitoring')
      .map(({ state }) => state.type)
      .toSorted(byText),
  );
  for (const view of views) expect(view).toEqual(views[0]);
}

/** After the end: one end of each contact, one account of it in event and record, and talk times that agree with the truth. */
export function expectOneAccount(stage: Stage): void {
  const events = stage.arrived.events.map(({ event }) => event.detail);
  for (const call of stage.connect.truth.calls()) {
    for (const leg of call.legs.filter(({ initiationMethod }) => initiationMethod !== 'MONITOR')) {
      expect(leg.endedAtMs).not.toBeNull();
      const ends = events.filter(({ contactId, eventType }) => contactId === leg.contactId && eventType === 'DISCONNECTED');
      expect(ends).toHaveLength(1);
      const record = stage.arrived.records.findLast(({ data }) => data.ContactId === leg.contactId)?.data;
      expect(record?.DisconnectTimestamp).toBe(`${String(ends[0]?.disconnectTimestamp).slice(0, 19)}Z`);
      if (record) expectTalkAgrees(call, record);
    }
  }
}

function expectTalkAgrees(call: TrueCall, record: Record<string, unknown>): void {
  const agent = record.Agent as {
    ARN: string;
    AgentInteractionDuration: number;
    CustomerHoldDuration: number;
    AfterContactWorkStartTimestamp: string | null;
    ConnectedToAgentTimestamp: string | null;
  } | null;
  if (!agent?.ConnectedToAgentTimestamp || !agent.AfterContactWorkStartTimestamp) return;
  const [from, to] = [Date.parse(agent.ConnectedToAgentTimestamp), Date.parse(agent.AfterContactWorkStartTimestamp)];
  expect((agent.AgentInteractionDuration + agent.CustomerHoldDuration) * 1000).toBe(to - from);
  const customerLeft = call.parties.find(({ kind }) => kind === 'customer')?.leftAtMs ?? Number.POSITIVE_INFINITY;
  if (customerLeft < to || record.InitiationMethod === 'OUTBOUND') return;
  const talk = call.together.filter(({ a, b }) => [a, b].includes('customer') && [a, b].includes(agent.ARN));
  const talkMs = talk
    .map((one) => Math.min(one.toMs ?? to, to + 999) - Math.max(one.fromMs, from))
    .reduce((sum, ms) => sum + Math.max(0, ms), 0);
  expect(Math.abs(agent.AgentInteractionDuration * 1000 - talkMs)).toBeLessThanOrEqual(2_000);
}
