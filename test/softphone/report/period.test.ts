import { describe, expect, test } from 'vitest';
import { dayOf, type Period, rangeOf } from '../../../softphone/report/period.ts';
import { share } from '../../../softphone/report/share.ts';

const NOW = new Date(2026, 10, 21, 15, 30);
const local = (...parts: [number, number, number]) => new Date(...parts).toISOString();
const custom = (firstDay: string, lastDay: string): Period => ({ preset: 'custom', firstDay, lastDay });

describe('the days of a report', () => {
  test.each<[string, Period, string, string]>([
    ['today', { preset: 'today' }, local(2026, 10, 21), local(2026, 10, 22)],
    ['the last seven days, today among them', { preset: 'week' }, local(2026, 10, 15), local(2026, 10, 22)],
    ['the last thirty days', { preset: 'month' }, local(2026, 9, 23), local(2026, 10, 22)],
    ['chosen days, both included', custom('2026-11-01', '2026-11-03'), local(2026, 10, 1), local(2026, 10, 4)],
    ['one chosen day', custom('2026-11-01', '2026-11-01'), local(2026, 10, 1), local(2026, 10, 2)],
    ['thirty-one days', custom('2026-10-01', '2026-10-31'), local(2026, 9, 1), local(2026, 10, 1)],
  ])('%s', (_name, period, from, to) => {
    expect(rangeOf(period, NOW)).toEqual({ ok: true, from, to });
  });

  test.each<[string, Period, string]>([
    ['a day is missing', custom('', '2026-11-03'), 'day-missing'],
    ['no day at all', custom('soon', '2026-11-03'), 'day-missing'],
    ['the end comes first', custom('2026-11-03', '2026-11-01'), 'ends-before-it-begins'],
    ['more than the API sums up', custom('2026-10-01', '2026-11-01'), 'too-long'],
  ])('%s', (_name, period, problem) => {
    expect(rangeOf(period, NOW)).toEqual({ ok: false, problem });
  });

  test('a day as a date field takes it', () => {
    expect(dayOf(new Date(2026, 0, 5))).toBe('2026-01-05');
  });
});

test.each([
  [2, 3, '67 %'],
  [0, 3, '0 %'],
  [0, 0, '–'],
])('%i of %i is %s', (part, whole, text) => {
  expect(share(part, whole)).toBe(text);
});
