import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Consult, type Method, TIMES } from '../../domain/consult.ts';
import { agentFacts, consultOn, eventFacts, flowFacts, recordFacts } from '../domain/facts-of.ts';
import { legsOf, type Story } from '../domain/story.ts';
import { anyStory, trueOutcome, trueTimes } from './stories.ts';

const RUNS = { numRuns: 6_000, verbose: false };

/** Within these a claimed time agrees with what happened. */
const TOLERANCE_MS: Readonly<Record<Exclude<Method, 'unknown'>, number>> = { measured: 250, derived: 50, estimated: 2_000 };

const SOURCES = {
  'every source': (story: Story) => [flowFacts, eventFacts, recordFacts, agentFacts].flatMap((facts) => facts(legsOf(story))),
  'events and records': (story: Story) => [eventFacts, recordFacts].flatMap((facts) => facts(legsOf(story))),
  'records and agent events': (story: Story) => [recordFacts, agentFacts].flatMap((facts) => facts(legsOf(story))),
  'events and agent events': (story: Story) => [eventFacts, agentFacts].flatMap((facts) => facts(legsOf(story))),
  'records alone': (story: Story) => recordFacts(legsOf(story)),
  'events alone': (story: Story) => eventFacts(legsOf(story)),
};

function wrongClaims(story: Story, consult: Consult): readonly string[] {
  const truth = trueOutcome(story);
  const open = consult.outcome === 'unknown' || consult.outcome === 'pending' || truth === null;
  const times = trueTimes(story);
  const wrongTimes = TIMES.filter((name) => {
    const { ms, method } = consult.times[name];
    const really = times[name];
    return ms !== null && method !== 'unknown' && (really === null || Math.abs(ms - really) > TOLERANCE_MS[method]);
  });
  const said = wrongTimes.map((name) => `${name}: ${JSON.stringify(consult.times[name])}, really ${times[name]}`);
  return [...(open || consult.outcome === truth ? [] : [`${consult.outcome}, really ${truth}`]), ...said];
}

describe('nothing that is claimed is wrong', () => {
  test.each(Object.entries(SOURCES))('by %s', (_name, factsOf) => {
    fc.assert(
      fc.property(anyStory, (story) => {
        expect(wrongClaims(story, consultOn(factsOf(story)))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('and what can be told is told', () => {
  test.each([
    ['every source', 0.97],
    ['events and records', 0.97],
    ['records alone', 0.95],
  ] as const)('by %s', (name, floor) => {
    const stories = fc.sample(anyStory, { numRuns: 2_000, seed: 20_261_121 });
    const told = stories.filter((story) => consultOn(SOURCES[name](story)).outcome !== 'unknown');
    expect(told.length / stories.length).toBeGreaterThanOrEqual(floor);
  });
});
