/** Which days a report is of. Days are `YYYY-MM-DD` in the reader's own time zone, both included. */
export type Period =
  | { readonly preset: 'today' | 'week' | 'month' }
  | { readonly preset: 'custom'; readonly firstDay: string; readonly lastDay: string };

export type PeriodProblem = 'day-missing' | 'ends-before-it-begins' | 'too-long';

/** ISO instants: from the first one until before the second. */
export type Range =
  | { readonly ok: true; readonly from: string; readonly to: string }
  | { readonly ok: false; readonly problem: PeriodProblem };

/** The API sums up at most this many days at once (`docs/api.md`). */
export const LONGEST_DAYS = 31;
const DAYS_BACK = { today: 0, week: 6, month: 29 } as const;

/** The range of a period; `now` decides what today is. */
export function rangeOf(period: Period, now: Date): Range {
  if (period.preset !== 'custom') return range(addDays(midnight(now), -DAYS_BACK[period.preset]), addDays(midnight(now), 1));
  const [first, last] = [dayStart(period.firstDay), dayStart(period.lastDay)];
  if (!first || !last) return { ok: false, problem: 'day-missing' };
  if (last < first) return { ok: false, problem: 'ends-before-it-begins' };
  if (addDays(first, LONGEST_DAYS) <= last) return { ok: false, problem: 'too-long' };
  return range(first, addDays(last, 1));
}

/** The day an instant falls on, as a date field takes it. */
export function dayOf(instant: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}

const range = (from: Date, to: Date): Range => ({ ok: true, from: from.toISOString(), to: to.toISOString() });

const midnight = (instant: Date): Date => new Date(instant.getFullYear(), instant.getMonth(), instant.getDate());

/** By the calendar: a day may have 23 or 25 hours. */
const addDays = (day: Date, count: number): Date => new Date(day.getFullYear(), day.getMonth(), day.getDate() + count);

function dayStart(day: string): Date | null {
  const [year, month, date] = day.split('-').map(Number);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && year && month && date ? new Date(year, month - 1, date) : null;
}
