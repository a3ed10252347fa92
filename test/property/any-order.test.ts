import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FACT_SETS, type Fact } from '../../domain/fact.ts';
import { factsHash } from '../../domain/facts-hash.ts';
import { contributionOf, diffContributions } from '../../domain/report/contribution-of.ts';
import { actionFacts, agentFacts, chainsOf, eventFacts, flowFacts, ledgerOf, recordFacts } from '../domain/facts-of.ts';
import { ALICE, BILLING, CAROL, type LegPlan } from '../domain/leg-plan.ts';
import { legsOf, type Story } from '../domain/story.ts';
import { type Clocks, logOf } from './log-of.ts';
import { anyStory } from './stories.ts';

/** A failure prints its seed; `fc.assert(..., { seed, path })` runs it again. */
const RUNS = { numRuns: 1_000 };
const CLOCKS: Clocks = { askerAheadMs: 4_000, consultedAheadMs: -90_000, lateMs: 120 };
const hash = (number: string) => `#${number.length}`;

/** A story, and beside it a second consult by the same asker and one by the colleague, so that legs can be mixed up. */
function factsOfCall(story: Story): readonly Fact[] {
  const second: LegPlan = {
    id: 'c3',
    root: 'c1',
    parent: 'c1',
    method: 'TRANSFER',
    agent: CAROL,
    queue: BILLING,
    start: story.invited + 40,
    queued: story.invited + 90,
    answered: story.invited + 5_000,
    left: story.invited + 9_000,
    end: story.invited + 9_000,
  };
  const onward: LegPlan = { ...second, id: 'c4', parent: 'c2', agent: ALICE };
  const legs = [...legsOf(story), second, onward];
  const older = recordFacts(legs.map((leg) => ({ ...leg, reason: 'OTHER', end: leg.end - 1 })));
  return [
    ...flowFacts(legs),
    ...eventFacts(legs),
    ...older,
    ...recordFacts(legs),
    ...agentFacts(legs),
    ...actionFacts(logOf(story, CLOCKS)),
  ];
}

const meaningOf = (facts: readonly Fact[]) =>
  chainsOf(facts).map((chain) => ({ chain, contributions: chain.consults.map((consult) => contributionOf(consult, hash)) }));

/** Every element in a message of its own. */
const shattered = (facts: readonly Fact[]): readonly Fact[] =>
  facts.flatMap((fact) => {
    const elements = FACT_SETS.flatMap((name) =>
      (fact.add[name] ?? []).map((element) => ({ contactId: fact.contactId, add: { [name]: [element] } })),
    );
    return fact.record ? [{ contactId: fact.contactId, add: {}, record: fact.record }, ...elements] : elements;
  });

const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
/** The same facts in any order, some of them again and again, some of them torn apart. */
const retold = (facts: readonly Fact[]) =>
  fc
    .tuple(fc.shuffledSubarray([...facts]), fc.shuffledSubarray([...facts]))
    .chain(([again, torn]) => shuffled([...facts, ...again, ...shattered(torn)]));

describe('the same facts mean the same', () => {
  test('in any order, however often, however torn apart', () => {
    const told = anyStory.map(factsOfCall).chain((facts) => fc.tuple(fc.constant(facts), retold(facts)));
    const property = fc.property(told, ([facts, again]) => {
      expect(factsHash(ledgerOf(again))).toBe(factsHash(ledgerOf(facts)));
      expect(meaningOf(again)).toEqual(meaningOf(facts));
    });
    fc.assert(property, RUNS);
  });

  test('and the report’s numbers after any steps on the way are those of the end', () => {
    const told = anyStory
      .map(factsOfCall)
      .chain((facts) => fc.tuple(retold(facts), fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 5 })));
    const property = fc.property(told, ([facts, stops]) => {
      const stored = new Map<string, ReturnType<typeof contributionOf>>();
      const sums = new Map<string, number>();
      for (const stop of [...stops, facts.length]) project(facts.slice(0, stop), stored, sums);
      const wanted = new Map<string, number>();
      project(facts, new Map(), wanted);
      expect(nonZero(sums)).toEqual(nonZero(wanted));
    });
    fc.assert(property, { numRuns: 300 });
  });
});

/** What the projection does with the ledger of the moment: adds the difference of every consult, gone ones included. */
function project(facts: readonly Fact[], stored: Map<string, ReturnType<typeof contributionOf>>, sums: Map<string, number>): void {
  const consults = chainsOf(facts).flatMap((chain) => chain.consults);
  const now = new Map(consults.map((consult) => [consult.contactId, contributionOf(consult, hash)]));
  for (const id of new Set([...stored.keys(), ...now.keys()])) {
    const after = now.get(id) ?? {};
    for (const [key, counters] of Object.entries(diffContributions(stored.get(id) ?? {}, after))) {
      for (const [name, n] of Object.entries(counters)) sums.set(`${key} ${name}`, (sums.get(`${key} ${name}`) ?? 0) + n);
    }
    stored.set(id, after);
  }
}

const nonZero = (sums: ReadonlyMap<string, number>) =>
  Object.fromEntries([...sums].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));

describe('contradicting ids', () => {
  const ids = fc.constantFrom('c1', 'c2', 'c3', 'c4');
  const claim = fc.tuple(fc.constantFrom('record', 'event', 'flow', 'agent-event'), ids).map(([source, id]) => `${source}|${id}`);
  const anyFact: fc.Arbitrary<Fact> = fc.record({
    contactId: ids,
    add: fc.record({
      root: fc.array(claim),
      prev: fc.array(claim),
      method: fc.constantFrom(['event|TRANSFER'], ['event|QUEUE_TRANSFER'], ['event|EXTERNAL_OUTBOUND']),
    }),
  });

  test('put every leg in one chain, and make nobody their own asker', () => {
    const property = fc.property(fc.array(anyFact, { maxLength: 12 }), (facts) => {
      const chains = chainsOf(facts);
      const legs = chains.flatMap((chain) => chain.legs.map((leg) => leg.contactId));
      expect([...legs].sort()).toEqual([...new Set(facts.map((fact) => fact.contactId))].sort());
      const consults = chains.flatMap((chain) => chain.consults);
      expect(consults.filter((consult) => consult.contactId === consult.parentContactId)).toEqual([]);
      expect(new Set(consults.map((consult) => consult.contactId)).size).toBe(consults.length);
    });
    fc.assert(property, RUNS);
  });
});
