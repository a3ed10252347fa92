import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Consult } from '../../../contract/schemas/consult.ts';
import { applyFact } from '../../../domain/apply-fact.ts';
import { chatConsultFact } from '../../../domain/chat/chat-consult-fact.ts';
import type { Fact, LegFacts } from '../../../domain/fact.ts';
import { foldChain } from '../../../domain/fold-chain.ts';
import { parseContactRecord } from '../../../domain/parse-contact-record.ts';
import { partyOf } from '../../../domain/party-of.ts';
import { ALICE, BOB, SUPPORT } from '../leg-plan.ts';

const at = (ms: number) => new Date(Date.parse('2026-11-21T10:00:00.000Z') + ms).toISOString();
const TO_BOB = { kind: 'agent', id: BOB } as const;

/** The customer's chat: with Alice from 1 s on, until `endsMs`. */
const customers = ({ endsMs, reason = 'CUSTOMER_DISCONNECT' }: { endsMs?: number; reason?: string } = {}): Fact => ({
  contactId: 'chat',
  add: {
    channel: ['event|CHAT'],
    method: ['event|API'],
    agent: [`event|${ALICE}`],
    ev: [`INITIATED|${at(0)}`, `CONNECTED_TO_AGENT|${at(1_000)}`, ...(endsMs === undefined ? [] : [`DISCONNECTED|${at(endsMs)}`])],
    ...(endsMs !== undefined && { reason: [`event|${reason}`] }),
  },
});

const started = (target: typeof TO_BOB | { readonly kind: 'queue'; readonly id: string } = TO_BOB): Fact =>
  chatConsultFact({ contactId: 'consult', about: 'chat', rootContactId: 'chat', target });

interface Course {
  readonly answeredMs?: number;
  readonly endsMs?: number;
  readonly reason?: string;
  readonly states?: readonly (readonly [string, number])[];
}

/** The private chat: starts at 10 s, waits in a queue from 11 s on. */
const privately = ({ answeredMs, endsMs, reason, states = [] }: Course): Fact => ({
  contactId: 'consult',
  add: {
    related: ['event|chat'],
    channel: ['event|CHAT'],
    method: ['event|API'],
    ...(answeredMs !== undefined && { agent: [`event|${BOB}`] }),
    ...(reason && { reason: [`event|${reason}`] }),
    st: states.map(([state, ms]) => `${BOB}|${state}|${at(ms)}`),
    ev: [
      `INITIATED|${at(10_000)}`,
      `QUEUED|${at(11_000)}`,
      ...(answeredMs === undefined ? [] : [`CONNECTED_TO_AGENT|${at(answeredMs)}`]),
      ...(endsMs === undefined ? [] : [`DISCONNECTED|${at(endsMs)}`]),
      ...(endsMs !== undefined && answeredMs === undefined ? [`NO_AGENT|${at(endsMs)}`] : []),
    ],
  },
});

function fold(facts: readonly Fact[]) {
  const legs = new Map<string, LegFacts>();
  for (const fact of facts) legs.set(fact.contactId, applyFact(legs.get(fact.contactId) ?? { contactId: fact.contactId, sets: {} }, fact));
  return foldChain('chat', [...legs.values()]);
}

const ROWS: Readonly<Record<string, readonly [facts: readonly Fact[], is: Partial<Consult>]>> = {
  'the colleague ends it while the customer is there: returned': [
    [customers(), started(), privately({ answeredMs: 15_000, endsMs: 40_000, reason: 'AGENT_DISCONNECT' })],
    { outcome: 'returned', answered: true, joined: false, customerLost: false },
  ],
  'the asker ends it, and the customer goes later: returned': [
    [customers({ endsMs: 60_000 }), started(), privately({ answeredMs: 15_000, endsMs: 40_000, reason: 'CUSTOMER_DISCONNECT' })],
    { outcome: 'returned', answered: true },
  ],
  'the customer goes, and the private chat is ended with it: customer left': [
    [customers({ endsMs: 39_900 }), started(), privately({ answeredMs: 15_000, endsMs: 40_000, reason: 'API' })],
    { outcome: 'customer-left', answered: true },
  ],
  'while it goes on nothing is decided': [
    [customers(), started(), privately({ answeredMs: 15_000 })],
    { outcome: 'pending', answered: true },
  ],
  'the colleague refuses, and it is released: declined': [
    [customers(), started(), privately({ endsMs: 20_000, reason: 'API', states: [['REJECTED', 15_000]] })],
    { outcome: 'declined', answered: false },
  ],
  'the desk shows a refusal because the asker took it back: cancelled': [
    [customers(), started(), privately({ endsMs: 20_000, reason: 'CUSTOMER_DISCONNECT', states: [['REJECTED', 20_000]] })],
    { outcome: 'cancelled', answered: false },
  ],
  'the colleague lets it ring out: not answered': [
    [customers(), started(), privately({ endsMs: 33_000, reason: 'API', states: [['MISSED', 31_100]] })],
    { outcome: 'not-answered', answered: false },
  ],
  'a team is waited for, and given up: cancelled': [
    [customers(), started({ kind: 'queue', id: SUPPORT }), privately({ endsMs: 90_000, reason: 'CUSTOMER_DISCONNECT' })],
    { outcome: 'cancelled', target: { kind: 'queue', id: SUPPORT } },
  ],
  'the page of the asker never connected: failed': [
    [customers(), started(), privately({ endsMs: 310_000, reason: 'CUSTOMER_CONNECTION_NOT_ESTABLISHED' })],
    { outcome: 'failed' },
  ],
};

describe('a private chat about a chat', () => {
  test.each(Object.entries(ROWS))('%s', (_name, [facts, is]) => {
    const { consults } = fold(facts);
    expect(consults).toHaveLength(1);
    expect(consults[0]).toMatchObject({ contactId: 'consult', parentContactId: 'chat', rootContactId: 'chat', channel: 'CHAT', ...is });
    expect(consults[0]?.askedBy.agent).toBe(ALICE);
  });

  test('its times are those between answer and end; nobody is held, nobody joins', () => {
    const [facts] = ROWS['the colleague ends it while the customer is there: returned'] ?? [[]];
    expect(fold(facts).consults[0]?.times).toMatchObject({
      ring: { ms: 5_000, method: 'derived' },
      queueWait: { ms: null, method: 'not-applicable' },
      consult: { ms: 25_000, method: 'derived' },
      private: { ms: 25_000, method: 'derived' },
      conference: { ms: null, method: 'not-applicable' },
      customerHold: { ms: null, method: 'not-applicable' },
    });
  });

  test('it stands in the tree of the customer’s chat with the edge of a related contact, and its colleague is a party of that', () => {
    const { legs } = fold([customers(), started(), privately({ answeredMs: 15_000 })]);
    expect(legs.map(({ contactId, parentContactId, relatedContactId }) => [contactId, parentContactId, relatedContactId])).toEqual([
      ['chat', null, null],
      ['consult', 'chat', 'chat'],
    ]);
    expect(partyOf(legs, BOB)).toBe('party');
  });

  test('a related contact that nobody started as a private chat is no leg and no consult of the customer’s', () => {
    const { legs, consults } = fold([customers(), privately({ answeredMs: 15_000 })]);
    expect([legs.map(({ contactId }) => contactId), consults]).toEqual([['chat'], []]);
  });

  test('its end is none of the customer’s: a hand-over afterwards is judged without it', () => {
    const handOver: Fact = {
      contactId: 'handed',
      add: {
        root: ['event|chat'],
        prev: ['event|chat'],
        channel: ['event|CHAT'],
        method: ['event|TRANSFER'],
        target: [`flow|agent|${BOB}`],
        agent: [`event|${BOB}`],
        ev: [`INITIATED|${at(45_000)}`, `CONNECTED_TO_AGENT|${at(50_000)}`, `DISCONNECTED|${at(80_000)}`],
        reason: ['event|CUSTOMER_DISCONNECT'],
      },
    };
    const before = [customers({ endsMs: 45_100, reason: 'AGENT_DISCONNECT' }), handOver];
    const consult = [started(), privately({ answeredMs: 15_000, endsMs: 40_000, reason: 'CUSTOMER_DISCONNECT' })];
    const handedOver = (facts: readonly Fact[]) => fold(facts).consults.find(({ contactId }) => contactId === 'handed');
    expect(handedOver([...before, ...consult])).toEqual(handedOver(before));
  });

  test('in any order, repeated and split, the facts mean the same', () => {
    const all = [customers({ endsMs: 60_000 }), started(), privately({ answeredMs: 15_000, endsMs: 40_000, reason: 'API' })];
    const wanted = fold(all);
    fc.assert(
      fc.property(fc.shuffledSubarray([...all, ...all], { minLength: 6 }), (facts) => {
        expect(fold(facts)).toEqual(wanted);
      }),
    );
  });
});

describe('the records alone', () => {
  const record = (more: object) => ({
    ContactId: 'consult',
    Channel: 'CHAT',
    InitiationMethod: 'API',
    RelatedContactId: 'chat',
    InitiationTimestamp: '2026-11-21T10:00:10Z',
    DisconnectTimestamp: '2026-11-21T10:00:40Z',
    DisconnectReason: 'AGENT_DISCONNECT',
    LastUpdateTimestamp: '2026-11-21T10:02:00Z',
    Agent: { ARN: BOB, ConnectedToAgentTimestamp: '2026-11-21T10:00:15Z' },
    Queue: { ARN: SUPPORT, EnqueueTimestamp: '2026-11-21T10:00:11Z' },
    ...more,
  });
  const told = (more: object) => {
    const parsed = parseContactRecord(record(more));
    if (!parsed.ok) throw new Error(parsed.rejection.message);
    return fold([customers({ endsMs: 90_000 }), ...parsed.facts]);
  };

  test('say by the attributes what a private chat is about, and whom it was for', () => {
    const attributes = { consultOf: 'chat', consultRoot: 'chat', consultKind: 'agent', consultTarget: BOB, caseId: 'A-1' };
    const { consults } = told({ Attributes: attributes });
    expect(consults).toMatchObject([{ contactId: 'consult', rootContactId: 'chat', outcome: 'returned', answered: true, target: TO_BOB }]);
  });

  test.each([
    ['of another contact, which were copied', { consultOf: 'elsewhere', consultRoot: 'elsewhere' }],
    ['of none', {}],
    ['that are no attributes', null],
  ])('say nothing of it by attributes %s', (_what, Attributes) => {
    expect(told({ Attributes }).consults).toEqual([]);
  });

  test('keep no other attribute', () => {
    const parsed = parseContactRecord(record({ Attributes: { consultOf: 'chat', note: 'a secret of the customer' } }));
    expect(JSON.stringify(parsed)).not.toContain('secret');
  });
});
