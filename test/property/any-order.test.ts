import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FACT_SETS, type Fact } from '../../domain/fact.ts';
import { factsHash } from '../../domain/facts-hash.ts';
import { contributionOf, diffContributions } from '../../domain/report/contribution-of.ts';
import { chainsOf, ledgerOf } from '../domain/facts-of.ts';
import { ALICE, BILLING, CAROL, type LegPlan } from '../domain/leg-plan.ts';
import { legsOf, type Story } from '../domain/story.ts';
import { seeded } from '../support/seeded.ts';
import { type Clocks, logOf } from './log-of.ts';
import { factsIn, type Message, messagesOf, recordsOf, withLinks } from './messages.ts';
import { anyStory } from './stories.ts';

const CLOCKS: Clocks = { askerAheadMs: 4_000, consultedAheadMs: -90_000, lateMs: 120 };
const hash = (number: string) => `#${number.length}`;

/** A story, and beside it a second consult by the same asker and one by the colleague, so that legs can be mixed up. */
function messagesOfCall(story: Story): readonly Message[] {
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
  // Records that are sent again with something else in them.
  const older = recordsOf(legs.map((leg) => ({ ...leg, reason: 'OTHER', end: leg.end - 1 })));
  return [...messagesOf(legs, logOf(story, CLOCKS)), ...older];
}

/** Here and there a message that knows no root yet, or that contradicts the others. */
const anyLinks = fc.record({ root: fc.constantFrom(null, 'c1', 'c2', 'c9'), parent: fc.constantFrom(null, 'c1', 'c2', 'c3') });
const anyCall = anyStory.map(messagesOfCall).chain((messages) => {
  const others = fc.array(fc.tuple(fc.nat(messages.length - 1), anyLinks), { maxLength: 8 }).map((all) => new Map(all));
  return others.map((links) => messages.flatMap((message, i) => factsIn(withLinks(message, links.get(i)))));
});

/** Every element in a message of its own. */
const shattered = (facts: readonly Fact[]): readonly Fact[] =>
  facts.flatMap((fact) => {
    const elements = FACT_SETS.flatMap((name) =>
      (fact.add[name] ?? []).map((element) => ({ contactId: fact.contactId, add: { [name]: [element] } })),
    );
    return fact.record ? [{ contactId: fact.contactId, add: {}, record: fact.record }, ...elements] : elements;
  });

const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
/** The same facts in any order, some of them again and again, some of them torn apart; and where their batches end. */
const retold = (facts: readonly Fact[]) =>
  fc
    .tuple(fc.shuffledSubarray([...facts]), fc.shuffledSubarray([...facts], { maxLength: 8 }))
    .chain(([again, torn]) =>
      fc.tuple(shuffled([...facts, ...again, ...shattered(torn)]), fc.array(fc.nat(facts.length), { maxLength: 1 })),
    );

const chains = (facts: readonly Fact[]) => {
  const found = chainsOf(facts);
  return {
    found,
    contributions: found.flatMap(({ consults }) => consults).map((consult) => [consult.contactId, contributionOf(consult, hash)] as const),
  };
};

test('messages mean the same in any order, however often, however cut into batches, and whatever links they claim', {
  timeout: 120_000,
}, () => {
  const told = anyCall.chain((facts) => fc.tuple(fc.constant(facts), retold(facts)));
  const property = fc.property(told, ([facts, [again, ends]]) => {
    const wanted = chains(facts);
    expect(factsHash(ledgerOf(again))).toBe(factsHash(ledgerOf(facts)));
    const numbers = new Map<string, number>();
    const stored: Stored = new Map();
    const last = [...ends, again.length].map((end) => project(again.slice(0, end), stored, numbers)).at(-1);
    expect(JSON.stringify(last)).toBe(JSON.stringify(wanted));
    expect(nonZero(numbers)).toEqual(sumOf(wanted.contributions.map(([, contribution]) => contribution)));
    expectOneChainEach(wanted.found, facts);
  });
  fc.assert(property, seeded(1_000));
});

type Contribution = ReturnType<typeof contributionOf>;
type Stored = Map<string, Contribution>;

/** What the projection does with the ledger of the moment: adds the difference of every consult, gone ones included. */
function project(facts: readonly Fact[], stored: Stored, numbers: Map<string, number>) {
  const now = chains(facts);
  const after = new Map(now.contributions);
  for (const id of new Set([...stored.keys(), ...after.keys()])) {
    add(diffContributions(stored.get(id) ?? {}, after.get(id) ?? {}), numbers);
    stored.set(id, after.get(id) ?? {});
  }
  return now;
}

function add(contribution: Contribution, numbers: Map<string, number>): void {
  for (const [key, counters] of Object.entries(contribution))
    for (const [name, by] of Object.entries(counters)) numbers.set(`${key} ${name}`, (numbers.get(`${key} ${name}`) ?? 0) + by);
}

function sumOf(contributions: readonly Contribution[]) {
  const numbers = new Map<string, number>();
  for (const contribution of contributions) add(contribution, numbers);
  return nonZero(numbers);
}

const nonZero = (numbers: ReadonlyMap<string, number>) => Object.fromEntries([...numbers].filter(([, n]) => n !== 0));

/** Every leg stands in one chain, and nobody asked themselves. */
function expectOneChainEach(found: ReturnType<typeof chainsOf>, facts: readonly Fact[]): void {
  const legs = found.flatMap((chain) => chain.legs.map((leg) => leg.contactId));
  expect(legs.toSorted()).toEqual([...new Set(facts.map((fact) => fact.contactId))].toSorted());
  const consults = found.flatMap((chain) => chain.consults);
  expect(consults.filter((consult) => consult.contactId === consult.parentContactId)).toEqual([]);
  expect(new Set(consults.map((consult) => consult.contactId)).size).toBe(consults.length);
}
