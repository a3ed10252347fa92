import { describe, expect, test } from 'vitest';
import { newFilter, questionOf, type ReportFilter } from '../../../softphone/report/report-filter.ts';

const NOW = new Date(2026, 10, 21, 14, 37, 12).getTime();
const midnight = (month: number, day: number) => new Date(2026, month - 1, day).toISOString();
const asked = (more: Partial<ReportFilter>) => questionOf({ ...newFilter(NOW), ...more }, NOW, null)?.figures ?? null;
const TODAY = { from: midnight(11, 21), to: midnight(11, 22) };

describe('what the report asks for', () => {
  test.each<[string, Partial<ReportFilter>, ReturnType<typeof asked>]>([
    ['at first: today, everything', {}, { from: midnight(11, 21), to: midnight(11, 22) }],
    ['seven days: today and the six before', { range: '7-days' }, { from: midnight(11, 15), to: midnight(11, 22) }],
    ['thirty days reach into the month before', { range: '30-days' }, { from: midnight(10, 23), to: midnight(11, 22) }],
    [
      'a custom range holds both its days',
      { range: 'custom', fromDay: '2026-11-01', toDay: '2026-11-02' },
      { from: midnight(11, 1), to: midnight(11, 3) },
    ],
    [
      'one day alone is a range',
      { range: 'custom', fromDay: '2026-11-01', toDay: '2026-11-01' },
      { from: midnight(11, 1), to: midnight(11, 2) },
    ],
    ['a target kind is a dimension', { of: { by: 'kind', id: 'queue' } }, { ...TODAY, dim: 'kind', value: 'queue' }],
    ['a channel beside it', { of: { by: 'queue', id: 'q' }, channel: 'CHAT' }, { ...TODAY, channel: 'CHAT', dim: 'queue', value: 'q' }],
    ['days the wrong way round ask nothing', { range: 'custom', fromDay: '2026-11-05', toDay: '2026-11-01' }, null],
    ['a day that is not chosen yet asks nothing', { range: 'custom', fromDay: '', toDay: '2026-11-01' }, null],
  ])('%s', (_, more, wanted) => {
    expect(asked(more)).toEqual(wanted);
  });

  test.each<[string, Partial<ReportFilter>, object]>([
    ['everything', {}, {}],
    ['an agent: only what they asked, which is what the figures count', { of: { by: 'agent', id: 'a' } }, { agent: 'a', role: 'asker' }],
    ['a queue', { of: { by: 'queue', id: 'q' } }, { queue: 'q' }],
    ['a kind', { of: { by: 'kind', id: 'external' } }, { kind: 'external' }],
  ])('the list behind the figures of %s', (_, more, list) => {
    expect(questionOf({ ...newFilter(NOW), ...more }, NOW, null)?.list).toEqual({ ...TODAY, ...list });
  });

  test('an agent’s own page: figures of what they asked, the list of all they took part in', () => {
    expect(questionOf({ ...newFilter(NOW), of: { by: 'queue', id: 'q' } }, NOW, 'arn:me')).toEqual({
      figures: { ...TODAY, dim: 'agent', value: 'arn:me' },
      list: { ...TODAY, agent: 'arn:me' },
    });
  });
});
