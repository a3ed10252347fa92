import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Consult, type Method, type Outcome, TIMES } from '../../domain/consult.ts';
import type { Fact } from '../../domain/fact.ts';
import { actionFacts, agentFacts, consultOn, eventFacts, flowFacts, recordFacts } from '../domain/facts-of.ts';
import { legsOf, type Story } from '../domain/story.ts';
import { type Clocks, logOf } from './log-of.ts';
import { anyStory, trueOutcome, trueTimes } from './stories.ts';

/** A failure prints its seed; `fc.assert(..., { seed, path })` runs it again. */
const RUNS = { numRuns: 1_000 };

/** Within these a claimed time agrees with what happened. */
const TOLERANCE_MS: Readonly<Record<Exclude<Method, 'unknown'>, number>> = { measured: 250, derived: 50, estimated: 2_000 };

type Source = (story: Story, clocks: Clocks) => readonly Fact[];
const flow: Source = (story) => flowFacts(legsOf(story));
const events: Source = (story) => eventFacts(legsOf(story));
const records: Source = (story) => recordFacts(legsOf(story));
const agents: Source = (story) => agentFacts(legsOf(story));
const log: Source = (story, clocks) => actionFacts(logOf(story, clocks));

const SOURCES: Readonly<Record<string, readonly Source[]>> = {
  'every source': [flow, events, records, agents, log],
  'all but the desks’ log': [flow, events, records, agents],
  'all but agent events': [flow, events, records, log],
  'all but records': [flow, events, agents, log],
  'all but contact events': [flow, records, agents, log],
  'events and records': [events, records],
  'records and agent events': [records, agents],
  'records and the desks’ log': [records, log],
  'events and the desks’ log': [events, log],
  'records alone': [records],
  'events alone': [events],
  'the desks’ log alone': [flow, log],
};
const by = (sources: readonly Source[], story: Story, clocks: Clocks) => sources.flatMap((source) => source(story, clocks));

const anyClocks = fc.record({
  askerAheadMs: fc.integer({ min: -90_000, max: 90_000 }),
  consultedAheadMs: fc.integer({ min: -90_000, max: 90_000 }),
  lateMs: fc.integer({ min: 0, max: 200 }),
});
const STILL: Clocks = { askerAheadMs: 0, consultedAheadMs: 0, lateMs: 0 };

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
    return ms !== null && method !== 'unknown' && (really === null || Math.abs(ms - really) > TOLERANCE_MS[method]);
  });
  return wrong.map((name) => `${name}: ${JSON.stringify(consult.times[name])}, really ${times[name]}`);
}

describe('nothing that is claimed is wrong', () => {
  test.each(Object.entries(SOURCES))('by %s', (_name, sources) => {
    const property = fc.property(anyStory, anyClocks, (story, clocks) => {
      const facts = by(sources, story, clocks);
      const consults = facts.some((fact) => fact.contactId === 'c2') ? [consultOn(facts)] : [];
      expect(consults.flatMap((consult) => wrongClaims(story, consult))).toEqual([]);
    });
    fc.assert(property, RUNS);
  });
});

describe('what can be told is told', () => {
  const stories = fc.sample(fc.noBias(anyStory), { numRuns: 1_000, seed: 20_261_121 });
  test.each([
    ['every source', 0.98],
    ['events and records', 0.98],
    ['records alone', 0.95],
  ] as const)('by %s', (name, floor) => {
    const told = stories.filter((story) => consultOn(by(SOURCES[name] ?? [], story, STILL)).outcome !== 'unknown');
    expect(told.length / stories.length).toBeGreaterThanOrEqual(floor);
  });
});
