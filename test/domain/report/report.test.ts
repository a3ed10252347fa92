import { describe, expect, test } from 'vitest';
import type { Consult } from '../../../contract/schemas/consult.ts';
import { contributionOf, diffContributions } from '../../../domain/report/contribution-of.ts';
import { foldReport } from '../../../domain/report/fold-report.ts';
import type { ReportQuery } from '../../../domain/report/report.ts';
import { actionFacts, consultOn, eventFacts, recordFacts } from '../facts-of.ts';
import { ALICE, BOB, OUTSIDE, SUPPORT } from '../leg-plan.ts';
import { legsOf, type Story } from '../story.ts';

const hash = (number: string) => `hash of ${number.length}`;
const consult = (story: Story): Consult => {
  const legs = legsOf(story);
  const dialled = { leg: 'c1', agent: ALICE, verb: 'dialled', ms: story.invited } as const;
  const answered = { leg: 'c2', agent: BOB, verb: 'answered', ms: story.answered ?? 0 } as const;
  return consultOn([...eventFacts(legs), ...recordFacts(legs), ...actionFacts([dialled, answered])]);
};
const RETURNED = consult({ invited: 20_000, answered: 27_150, consultedLeaves: 60_400, customerLeaves: 90_000 });
const WARM = consult({ invited: 20_000, answered: 27_150, askerLeaves: 60_400, customerLeaves: 90_000 });
const COLD = consult({ invited: 20_000, askerLeaves: 24_000, answered: 29_000, customerLeaves: 90_000 });
const OUT = consult({ kind: 'external', invited: 20_000, answered: 33_000, consultedLeaves: 60_000, customerLeaves: 90_000 });

describe('what a consult contributes', () => {
  const all = contributionOf(RETURNED, hash);

  test('goes under its quarter of an hour, by everything it may be asked by', () => {
    const keys = ['all#all', `agent#${ALICE}`, `queue#${SUPPORT}`, 'kind#agent', 'channel#VOICE', `target#${BOB}`];
    expect(Object.keys(all)).toEqual(keys.map((key) => `2026-11-21T10:15:00Z#${key}`));
  });

  test('is its outcome and its times, each with its method', () => {
    expect(all['2026-11-21T10:15:00Z#all#all']).toEqual({
      'VOICE.consults': 1,
      'VOICE.outcome.returned': 1,
      'VOICE.answered': 1,
      'VOICE.consult.derived.count': 1,
      'VOICE.consult.derived.ms': 33_250,
      'VOICE.consult.bucket.111': 1,
      'VOICE.consult.atLeastMs': 33_248,
      'VOICE.consult.atMostMs': 33_252,
      'VOICE.ring.atLeastMs': 7148,
      'VOICE.ring.atMostMs': 7152,
      'VOICE.private.atLeastMs': 33_248,
      'VOICE.private.atMostMs': 33_252,
      'VOICE.customerHold.atLeastMs': 38_400,
      'VOICE.customerHold.atMostMs': 42_400,
      'VOICE.ring.derived.count': 1,
      'VOICE.ring.derived.ms': 7150,
      'VOICE.ring.bucket.95': 1,
      'VOICE.private.derived.count': 1,
      'VOICE.private.derived.ms': 33_250,
      'VOICE.private.bucket.111': 1,
      'VOICE.customerHold.estimated.count': 1,
      'VOICE.customerHold.estimated.ms': 40_400,
      'VOICE.customerHold.bucket.113': 1,
    });
  });

  test('never names an outside number', () => {
    const text = JSON.stringify(contributionOf(OUT, hash));
    expect(text).not.toContain(OUTSIDE.slice(1));
    expect(text).toContain('#target#hash of 13');
  });

  test('is nothing while its beginning is not known', () => {
    expect(contributionOf({ ...RETURNED, startedAt: null }, hash)).toEqual({});
  });

  test('counts a time as unknown only where there was one', () => {
    const settled = contributionOf(
      { ...COLD, times: { ...COLD.times, ring: { ms: null, method: 'unknown', atLeastMs: null, atMostMs: null } } },
      hash,
    );
    const counters = { ...settled['2026-11-21T10:15:00Z#all#all'] };
    expect(Object.keys(counters).filter((name) => name.endsWith('.unknown.count'))).toEqual(['VOICE.ring.unknown.count']);
    const pending = contributionOf({ ...RETURNED, outcome: 'pending', times: COLD.times }, hash);
    expect(JSON.stringify(pending)).not.toContain('unknown.count');
  });
});

describe('a corrected consult', () => {
  const before = contributionOf({ ...RETURNED, outcome: 'pending' }, hash);
  const after = contributionOf(RETURNED, hash);

  test('moves from one outcome to the other, and nothing else', () => {
    expect(diffContributions(before, after)['2026-11-21T10:15:00Z#all#all']).toEqual({
      'VOICE.outcome.pending': -1,
      'VOICE.outcome.returned': 1,
    });
  });

  test('that says the same changes no key', () => {
    expect(diffContributions(after, after)).toEqual({});
  });

  test('that moved to another quarter of an hour leaves the old one', () => {
    const moved = contributionOf({ ...RETURNED, startedAt: '2026-11-21T11:00:00.000Z' }, hash);
    const diff = diffContributions(after, moved);
    expect(diff['2026-11-21T10:15:00Z#all#all']).toMatchObject({ 'VOICE.consults': -1, 'VOICE.ring.derived.ms': -7150 });
    expect(diff['2026-11-21T11:00:00Z#all#all']).toMatchObject({ 'VOICE.consults': 1, 'VOICE.ring.derived.ms': 7150 });
  });
});

describe('a report', () => {
  const query: ReportQuery = { from: '2026-11-21T10:00:00Z', to: '2026-11-21T11:00:00Z', dim: 'all', value: 'all' };
  const item = (each: Consult, startsAt = '2026-11-21T10:15:00Z') => ({
    startsAt,
    counters: { ...contributionOf(each, hash)['2026-11-21T10:15:00Z#all#all'] },
  });
  const items = [item(WARM), item(WARM, '2026-11-21T10:30:00Z'), item(COLD), item(RETURNED)];
  const report = foldReport(query, items);

  test('counts outcomes, and gives the warm-transfer rate of transfers only', () => {
    expect(report.totals).toMatchObject({
      consults: 4,
      answered: 4,
      joined: 0,
      unknown: 0,
      pending: 0,
      byOutcome: { returned: 1, 'transferred-warm': 2, 'transferred-cold': 1, declined: 0 },
    });
    expect(report.totals.warmRate).toEqual({ numerator: 2, denominator: 3, value: 2 / 3 });
  });

  test('gives each time with how it is known', () => {
    expect(report.times.private).toMatchObject({
      count: 3,
      totalMs: 3 * 33_250,
      meanMs: 33_250,
      byMethod: { derived: { count: 3, totalMs: 99_750 }, unknown: { count: 0 } },
    });
    expect(Math.abs((report.times.private.p50Ms ?? 0) - 33_250)).toBeLessThan(33_250 * 0.05);
    expect(report.times.conference).toMatchObject({ count: 0, meanMs: null, p50Ms: null });
  });

  test('is a series in order of time', () => {
    expect(report.series.map(({ startsAt, consults }) => [startsAt, consults])).toEqual([
      ['2026-11-21T10:15:00Z', 3],
      ['2026-11-21T10:30:00Z', 1],
    ]);
  });

  test('of one channel leaves the other out', () => {
    const chat = item({ ...WARM, channel: 'CHAT' });
    expect(foldReport({ ...query, channel: 'CHAT' }, [...items, chat]).totals.consults).toBe(1);
    expect(foldReport(query, [...items, chat]).totals.consults).toBe(5);
  });

  test('of nothing has no rate', () => {
    expect(foldReport(query, []).totals.warmRate).toEqual({ numerator: 0, denominator: 0, value: null });
  });

  test('leaves out a quarter of an hour whose numbers were taken back', () => {
    const taken = { startsAt: '2026-11-21T10:45:00Z', counters: { 'VOICE.consults': 0, 'VOICE.outcome.pending': 0 } };
    expect(foldReport(query, [...items, taken]).series).toHaveLength(2);
  });
});
