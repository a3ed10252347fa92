import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../contract/outcomes.ts';
import type { Consult, Time } from '../../contract/schemas/consult.ts';
import { type Method, TIMES } from '../../contract/times.ts';
import type { Fact } from '../../domain/fact.ts';
import { chainsOf, consultOn } from '../domain/facts-of.ts';
import { legsOf, type Story } from '../domain/story.ts';
import { seeded } from '../support/seeded.ts';
import { type Clocks, logOf } from './log-of.ts';
import { factsIn, type Message, messagesOf, type Teller } from './messages.ts';
import { anyStory, trueOutcome, trueTimes } from './stories.ts';

/** Within these a claimed time agrees with what happened. */
const TOLERANCE_MS: Readonly<Record<Exclude<Method, 'unknown'>, number>> = { measured: 250, derived: 50, estimated: 2_000 };

const SOURCES: Readonly<Record<string, readonly Teller[]>> = {
  'every source': ['flow', 'events', 'records', 'agents', 'log'],
  'all but the desks’ log': ['flow', 'events', 'records', 'agents'],
  'all but agent events': ['flow', 'events', 'records', 'log'],
  'all but records': ['flow', 'events', 'agents', 'log'],
  'all but contact events': ['flow', 'records', 'agents', 'log'],
  'events and records': ['events', 'records'],
  'records and agent events': ['records', 'agents'],
  'records and the desks’ log': ['records', 'log'],
  'events and the desks’ log': ['events', 'log'],
  'records alone': ['records'],
  'events alone': ['events'],
  'the desks’ log alone': ['flow', 'log'],
};

interface Told {
  readonly by: Teller;
  readonly facts: readonly Fact[];
}

/** Everything that is told of a story, message by message. */
const toldOf = (story: Story, clocks: Clocks): readonly Told[] =>
  messagesOf(legsOf(story), logOf(story, clocks)).map((message: Message) => ({ by: message.by, facts: factsIn(message) }));

const by = (tellers: readonly Teller[], told: readonly Told[]): readonly Fact[] =>
  told.flatMap((one) => (tellers.includes(one.by) ? one.facts : []));

const anyClocks = fc.record({
  askerAheadMs: fc.integer({ min: -90_000, max: 90_000 }),
  consultedAheadMs: fc.integer({ min: -90_000, max: 90_000 }),
  lateMs: fc.integer({ min: 0, max: 200 }),
});
const STILL: Clocks = { askerAheadMs: 0, consultedAheadMs: 0, lateMs: 0 };

/** Which messages get lost: of each place in what is told whether it comes, few or many. */
const anyLoss = fc.tuple(fc.constantFrom(10, 30, 60), fc.array(fc.nat(99), { minLength: 48, maxLength: 48 })).map(
  ([percent, dice]) =>
    (_: unknown, i: number) =>
      (dice[i % dice.length] ?? 0) >= percent,
);

/** What may be said when the truth is this: without a desk that says so, nobody knows why nobody came. */
const MAY_SAY: Readonly<Partial<Record<Outcome, readonly Outcome[]>>> = { declined: ['not-answered'], cancelled: ['not-answered'] };

function wrongClaims(story: Story, consult: Consult): readonly string[] {
  const truth = trueOutcome(story);
  const open = consult.outcome === 'unknown' || consult.outcome === 'pending' || truth === null;
  const right = truth !== null && [truth, ...(MAY_SAY[truth] ?? [])].includes(consult.outcome);
  return [...(open || right ? [] : [`${consult.outcome}, really ${truth}`]), ...wrongTimes(story, consult)];
}

function wrongTimes(story: Story, consult: Consult): readonly string[] {
  const times = trueTimes(story);
  const wrong = TIMES.filter((name) => {
    const { ms, method } = consult.times[name];
    const really = times[name];
    if (ms === null || method === 'unknown' || method === 'not-applicable') return !isWithin(really, consult.times[name]);
    return really === null || Math.abs(ms - really) > TOLERANCE_MS[method] || !isWithin(really, consult.times[name]);
  });
  return wrong.map((name) => `${name}: ${JSON.stringify(consult.times[name])}, really ${times[name]}`);
}

/** What there was lies within the bounds, to the millisecond; what there was not is bound by nothing above 0. */
const isWithin = (really: number | null, { method, atLeastMs, atMostMs }: Time): boolean =>
  really === null ? (atLeastMs ?? 0) === 0 : method !== 'not-applicable' && really >= (atLeastMs ?? 0) && really <= (atMostMs ?? really);

/** What is told wrongly of the story's consult by these facts, if they tell of it at all. */
const wrongBy = (facts: readonly Fact[], story: Story): readonly string[] =>
  chainsOf(facts)
    .flatMap(({ consults }) => consults)
    .flatMap((consult) => wrongClaims(story, consult));

describe('nothing that is claimed is wrong', () => {
  test('by any of the sources that may be there', { timeout: 60_000 }, () => {
    const property = fc.property(
      anyStory,
      anyClocks,
      fc.shuffledSubarray(Object.keys(SOURCES), { minLength: 4, maxLength: 4 }),
      (story, clocks, names) => {
        const told = toldOf(story, clocks);
        const wrong = names.flatMap((name) => wrongBy(by(SOURCES[name] ?? [], told), story).map((what) => `by ${name}: ${what}`));
        expect(wrong).toEqual([]);
      },
    );
    fc.assert(property, seeded(1_000));
  });

  test('where messages are lost', { timeout: 60_000 }, () => {
    const property = fc.property(anyStory, anyClocks, anyLoss, (story, clocks, comes) => {
      expect(
        wrongBy(
          toldOf(story, clocks)
            .filter(comes)
            .flatMap(({ facts }) => facts),
          story,
        ),
      ).toEqual([]);
    });
    fc.assert(property, seeded(1_000));
  });
});

describe('what can be told is told', () => {
  const stories = fc.sample(fc.noBias(anyStory), { numRuns: 500, seed: 20_261_121 });
  const all = stories.map((story) => toldOf(story, STILL));
  test.each([
    ['every source', 0.98],
    ['events and records', 0.98],
    ['records alone', 0.95],
  ] as const)('by %s', (name, floor) => {
    const told = all.filter((messages) => consultOn(by(SOURCES[name] ?? [], messages)).outcome !== 'unknown');
    expect(told.length / stories.length).toBeGreaterThanOrEqual(floor);
  });
});
