import { describe, expect, test } from 'vitest';
import { FACT_LIMITS, withinLimits } from '../../../domain/fold/within-limits.ts';
import { foldChain } from '../../../domain/fold-chain.ts';
import { eventFacts, ledgerOf } from '../facts-of.ts';
import { ALICE, at, BOB, type LegPlan, ownQueueOf, SUPPORT } from '../leg-plan.ts';

const act = (agent: string, i: number) => `${agent.slice(-4)}-${i}|${agent}|swapped|${at(i)}|0`;
const many = (count: number, element: (i: number) => string) => Array.from({ length: count }, (_, i) => element(i));
const read = (leg: Parameters<typeof withinLimits>[0]) => {
  const { leg: kept, leftOut } = withinLimits(leg);
  return { leftOut, counts: Object.fromEntries(Object.entries(kept.sets).map(([name, elements]) => [name, elements.length])) };
};
const { actionsPerAgent, perSet } = FACT_LIMITS;

describe('how much of a contact is read', () => {
  test.each([
    ['all of a contact within the limits', { act: many(actionsPerAgent, (i) => act(ALICE, i)) }, { leftOut: 0, counts: { act: 200 } }],
    [
      'of an agent who logged too much only the first actions, and all of a colleague’s',
      { act: [...many(3 * actionsPerAgent, (i) => act(ALICE, i)), ...many(5, (i) => act(BOB, i))] },
      { leftOut: 2 * actionsPerAgent, counts: { act: actionsPerAgent + 5 } },
    ],
    [
      'of many agents together no more than of any other set',
      { act: many(12, String).flatMap((n) => many(actionsPerAgent, (i) => act(`${ALICE}${n}`, i))) },
      { leftOut: 12 * actionsPerAgent - perSet, counts: { act: perSet } },
    ],
    [
      'of states and events each its own limit',
      { st: many(perSet + 3, (i) => `${ALICE}|CONNECTED|${at(i)}`), ev: many(perSet + 1, (i) => `QUEUED|${at(i)}`) },
      { leftOut: 4, counts: { st: perSet, ev: perSet } },
    ],
  ])('%s', (_, sets, wanted) => expect(read({ contactId: 'c1', sets })).toEqual(wanted));

  test('in whatever order the elements lie, the earliest are read', () => {
    const elements = many(actionsPerAgent + 50, (i) => act(ALICE, i));
    const kept = (own: readonly string[]) => withinLimits({ contactId: 'c1', sets: { act: own } }).leg.sets.act;
    expect(kept(elements.toReversed())).toEqual(kept(elements));
    expect(new Set(kept(elements))).toEqual(new Set(elements.slice(0, actionsPerAgent)));
  });
});

test('a consult says how many facts of its contacts are left out, and is not pending for them', () => {
  const asker: LegPlan = { id: 'c1', root: 'c1', method: 'INBOUND', agent: ALICE, queue: SUPPORT, start: 0, answered: 900, end: 90_000 };
  const asked: LegPlan = {
    id: 'c2',
    root: 'c1',
    parent: 'c1',
    method: 'TRANSFER',
    agent: BOB,
    queue: ownQueueOf(BOB),
    start: 10_000,
    answered: 15_000,
    end: 40_000,
  };
  const [first, second] = ledgerOf(eventFacts([asker, asked]));
  if (!first || !second) throw new Error('Two contacts were told of.');
  const loud = { ...first, sets: { ...first.sets, act: many(actionsPerAgent + 7, (i) => act(ALICE, i)) } };
  const [consult] = foldChain('c1', [loud, second]).consults;
  expect(consult?.missing).toEqual(['record of c1', 'record of c2', '7 facts of c1 over the limit']);
});
