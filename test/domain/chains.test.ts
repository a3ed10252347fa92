import { describe, expect, test } from 'vitest';
import { chainsOf, consultOn, eventFacts, flowFacts, recordFacts } from './facts-of.ts';
import { ALICE, BILLING, BOB, CAROL, type LegPlan, OUTSIDE, ownQueueOf, SUPPORT } from './leg-plan.ts';

const DAVE = ALICE.replace('a11ce000', 'dafe0000');
const first: LegPlan = {
  id: 'c1',
  root: 'c1',
  method: 'INBOUND',
  agent: ALICE,
  queue: SUPPORT,
  start: 0,
  queued: 1_000,
  answered: 5_000,
  left: 200_000,
  end: 200_000,
  acw: 9_000,
};
const asked = (id: string, agent: string, rest: Partial<LegPlan>): LegPlan => {
  const start = rest.start ?? 20_000;
  return {
    id,
    root: 'c1',
    parent: 'c1',
    method: 'TRANSFER',
    agent,
    queue: ownQueueOf(agent),
    queued: start + 300,
    start,
    end: rest.left ?? 0,
    acw: 9_000,
    held: [],
    ...rest,
  };
};
const told = (...legs: readonly LegPlan[]) => [...flowFacts(legs), ...eventFacts(legs), ...recordFacts(legs)];
const outcomesOf = (...legs: readonly LegPlan[]) =>
  Object.fromEntries(chainsOf(told(...legs)).flatMap((chain) => chain.consults.map((consult) => [consult.contactId, consult.outcome])));

describe('more than one consult', () => {
  test('two of one asker, one after the other, are judged each by itself (star)', () => {
    const bob = asked('c2', BOB, { start: 20_000, answered: 26_000, left: 60_000 });
    const carol = asked('c3', CAROL, { start: 80_000, answered: 88_000, left: 300_000, end: 300_000, talk: [[200_000, 300_000]] });
    expect(outcomesOf(first, bob, carol)).toEqual({ c2: 'returned', c3: 'transferred-warm' });
  });

  test('a colleague who was handed the customer asks on: the asker is the colleague (chain)', () => {
    const bob = asked('c2', BOB, {
      answered: 26_000,
      left: 400_000,
      talk: [
        [200_000, 250_000],
        [340_000, 400_000],
      ],
      held: [
        [26_000, 200_000],
        [250_000, 340_000],
      ],
      ownHolds: 90_000,
    });
    const carol = asked('c3', CAROL, { parent: 'c2', start: 250_000, answered: 258_000, left: 330_000 });
    expect(outcomesOf(first, bob, carol)).toEqual({ c2: 'transferred-warm', c3: 'returned' });
    expect(consultOn(told(first, bob, carol), 'c3')).toMatchObject({ parentContactId: 'c2', rootContactId: 'c1', askedBy: { agent: BOB } });
  });

  test('in a party of six each asker’s leaving counts for the legs they invited', () => {
    const bob = asked('c2', BOB, { answered: 26_000, left: 400_000, talk: [[40_000, 400_000]] });
    const carol = asked('c3', CAROL, { start: 50_000, answered: 58_000, left: 150_000, talk: [[70_000, 150_000]] });
    const dave = asked('c4', DAVE, { start: 80_000, answered: 90_000, left: 400_000, talk: [[95_000, 400_000]] });
    const outside: LegPlan = {
      id: 'c5',
      root: 'c1',
      parent: 'c2',
      method: 'EXTERNAL_OUTBOUND',
      number: OUTSIDE,
      start: 210_000,
      answered: 222_000,
      end: 300_000,
      talk: [[240_000, 300_000]],
    };
    expect(outcomesOf(first, bob, carol, dave, outside)).toEqual({
      c2: 'transferred-warm',
      c3: 'conferenced',
      c4: 'transferred-warm',
      c5: 'conferenced',
    });
  });

  test('an asker who left is past asking: what still rang was handed over cold', () => {
    const bob = asked('c2', BOB, { answered: 26_000, left: 300_000, end: 300_000, talk: [[200_000, 300_000]] });
    const carol = asked('c3', CAROL, { start: 190_000, answered: 206_000, left: 300_000, end: 300_000, talk: [[206_000, 300_000]] });
    expect(outcomesOf(first, bob, carol)).toEqual({ c2: 'transferred-warm', c3: 'transferred-cold' });
  });
});

describe('legs that are no consults', () => {
  test.each([
    ['a transfer from queue to queue in a flow', { method: 'QUEUE_TRANSFER' }],
    ['a callback', { method: 'CALLBACK' }],
    ['a listening supervisor', { method: 'MONITOR' }],
    ['a method nobody knows yet', { method: 'TELEPATHY' }],
    ['a task', { channel: 'TASK' }],
  ])('%s', (_name, what) => {
    const leg = asked('c2', BOB, { answered: 26_000, left: 60_000, ...what });
    const [chain] = chainsOf(told(first, leg));
    expect(chain).toMatchObject({
      rootContactId: 'c1',
      consults: [],
      legs: [{ contactId: 'c1' }, { contactId: 'c2', parentContactId: 'c1' }],
    });
  });

  test('an outside leg that a flow dialled before any agent came', () => {
    const robot: LegPlan = {
      id: 'c2',
      root: 'c1',
      parent: 'c1',
      method: 'EXTERNAL_OUTBOUND',
      number: OUTSIDE,
      start: 1_000,
      answered: 2_000,
      end: 3_500,
    };
    expect(outcomesOf(first, robot)).toEqual({});
  });

  test('an outside leg on a contact that never had an agent', () => {
    const { agent: _agent, answered: _answered, ...alone } = first;
    const outside: LegPlan = {
      id: 'c2',
      root: 'c1',
      parent: 'c1',
      method: 'EXTERNAL_OUTBOUND',
      number: OUTSIDE,
      start: 20_000,
      answered: 30_000,
      end: 90_000,
    };
    expect(outcomesOf(alone, outside)).toEqual({});
  });

  test('a first contact that is said to be its own parent', () => {
    expect(outcomesOf({ ...first, parent: 'c1' })).toEqual({});
  });
});

describe('a team that passes the invitation on', () => {
  const passed = asked('c2', BOB, { queue: BILLING, queued: 20_300, start: 20_000, left: 50_000, end: 50_000 });
  const { agent: _nobody, ...waiting } = passed;
  const next: LegPlan = {
    id: 'c3',
    root: 'c1',
    parent: 'c2',
    method: 'QUEUE_TRANSFER',
    agent: CAROL,
    queue: SUPPORT,
    start: 50_000,
    queued: 50_000,
    answered: 70_000,
    left: 120_000,
    end: 120_000,
    acw: 9_000,
    held: [],
  };

  test('is answered where it arrived', () => {
    expect(consultOn(told(first, waiting, next))).toMatchObject({
      contactId: 'c2',
      outcome: 'returned',
      answered: true,
      target: { kind: 'queue', id: BILLING },
      times: { ring: { ms: 50_000, method: 'derived' }, private: { ms: 50_000, method: 'derived' } },
    });
  });

  test('is missing what is missing of every leg on the way', () => {
    const facts = [...eventFacts([first, waiting, next]), ...recordFacts([first, waiting])];
    expect(consultOn(facts)).toMatchObject({ outcome: 'pending', missing: ['record of c3'] });
  });
});

describe('what is there before all of it has come', () => {
  const bob = asked('c2', BOB, { answered: 26_000, left: 60_000 });

  test('the flow alone makes a pending consult with its target', () => {
    expect(consultOn(flowFacts([first, bob]))).toMatchObject({
      outcome: 'pending',
      target: { kind: 'agent', id: BOB },
      askedBy: { agent: null, queue: null },
      startedAt: null,
      missing: ['record of c1', 'record of c2'],
    });
  });

  test('a colleague who answered shows on the leg at once', () => {
    const facts = eventFacts([bob]).filter(
      (fact) =>
        fact.add.ev?.some((element) => element.startsWith('CONNECTED_TO_AGENT')) &&
        !fact.add.ev.some((element) => element.startsWith('DISCONNECTED')),
    );
    const [chain] = chainsOf(facts);
    expect(chain?.legs[0]).toMatchObject({ connectedToAgentAt: '2026-11-21T10:15:26.137Z', endedAt: null, missing: ['record of c2'] });
    expect(chain?.consults[0]).toMatchObject({ outcome: 'pending', answered: true, joined: null });
  });

  test('a leg whose root becomes known last moves to its chain', () => {
    const orphan = eventFacts([bob]).map(({ add: { root: _root, prev: _prev, ...add }, ...fact }) => ({ ...fact, add }));
    expect(chainsOf([...eventFacts([first]), ...orphan]).map((chain) => chain.rootContactId)).toEqual(['c1', 'c2']);
    const [chain, ...others] = chainsOf([...eventFacts([first]), ...orphan, ...recordFacts([first, bob])]);
    expect(others).toEqual([]);
    expect(chain).toMatchObject({ rootContactId: 'c1', consults: [{ contactId: 'c2', outcome: 'returned', missing: [] }] });
  });

  test('the record of the next leg is no link', () => {
    const record = recordFacts([{ ...first, parent: undefined } as LegPlan]);
    expect(JSON.stringify(record)).not.toContain('NextContactId');
  });
});

describe('the target', () => {
  test.each([
    ['a colleague, by the queue of their own', asked('c2', BOB, { answered: 26_000, left: 60_000 }), { kind: 'agent', id: BOB }],
    ['a team, whoever of it answers', asked('c2', BOB, { queue: BILLING, answered: 26_000, left: 60_000 }), { kind: 'queue', id: BILLING }],
    [
      'a number',
      { id: 'c2', root: 'c1', parent: 'c1', method: 'EXTERNAL_OUTBOUND', number: OUTSIDE, start: 20_000, answered: 30_000, end: 60_000 },
      { kind: 'external', id: OUTSIDE },
    ],
  ] satisfies [string, LegPlan, object][])('is %s', (_name, leg, target) => {
    expect(consultOn(recordFacts([first, leg])).target).toEqual(target);
  });
});
