import { describe, expect, test } from 'vitest';
import { OUTCOMES } from '../../../contract/outcomes.ts';
import { outcomeBars } from '../../../softphone/report/outcome-bars.ts';

const at = (day: number, hour = 0, minute = 0) => new Date(2026, 10, day, hour, minute);
const slot = (when: Date, returned: number) => ({ startsAt: when.toISOString(), consults: returned, byOutcome: { returned } });
const bars = (from: Date, to: Date, series: ReturnType<typeof slot>[]) =>
  outcomeBars({ from: from.toISOString(), to: to.toISOString(), series }, OUTCOMES);

describe('bars of outcomes', () => {
  test('a day is shown by hours, with the empty ones', () => {
    const day = bars(at(21), at(22), [slot(at(21, 9, 15), 2), slot(at(21, 9, 45), 1), slot(at(21, 17), 4)]);
    expect(day).toHaveLength(24);
    expect(day.filter(({ consults }) => consults > 0)).toMatchObject([
      { startsAt: at(21, 9).getTime(), consults: 3 },
      { startsAt: at(21, 17).getTime(), consults: 4 },
    ]);
  });

  test('a week is shown by days', () => {
    const week = bars(at(15), at(22), [slot(at(15, 23, 45), 1), slot(at(16), 2)]);
    expect(week.map(({ consults }) => consults)).toEqual([1, 2, 0, 0, 0, 0, 0]);
  });

  test('every bar has its outcomes in the same order', () => {
    const [bar] = bars(at(21), at(22), [{ ...slot(at(21), 0), byOutcome: { returned: 1, unknown: 2 } as { returned: number } }]);
    expect(bar?.parts.map(({ outcome }) => outcome)).toEqual(OUTCOMES);
    expect(bar?.consults).toBe(3);
  });
});
