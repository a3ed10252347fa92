import type { Outcome } from '../../contract/outcomes.ts';
import type { Report, ReportSlot } from '../../contract/schemas/report.ts';

/** The consults of one hour or day, by outcome in a fixed order. */
export interface OutcomeBar {
  /** Its beginning, ms since 1970. */
  readonly startsAt: number;
  readonly consults: number;
  readonly parts: readonly { readonly outcome: Outcome; readonly count: number }[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What of a report the bars are drawn from; an outcome that is not there has no consult. */
type CountedSeries = Pick<Report, 'from' | 'to'> & {
  readonly series: readonly (Pick<ReportSlot, 'startsAt' | 'consults'> & { readonly byOutcome: Partial<ReportSlot['byOutcome']> })[];
};

/** Sums the report's quarters of an hour: by hours up to two days, else by local days. Hours and days without a consult are bars of zero. */
export function outcomeBars({ from, to, series }: CountedSeries, outcomes: readonly Outcome[]): readonly OutcomeBar[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const startOf = end - start <= 2 * DAY_MS ? startOfHour : startOfDay;
  const slots = Map.groupBy(series, ({ startsAt }) => startOf(Date.parse(startsAt)));
  return startsBetween(start, end, startOf).map((startsAt) => {
    const inside = slots.get(startsAt) ?? [];
    const parts = outcomes.map((outcome) => ({ outcome, count: sum(inside.map(({ byOutcome }) => byOutcome[outcome] ?? 0)) }));
    return { startsAt, consults: sum(parts.map(({ count }) => count)), parts };
  });
}

function startsBetween(start: number, end: number, startOf: (ms: number) => number): number[] {
  const starts: number[] = [];
  for (let at = startOf(start); at < end; at = startOf(nextAfter(at, startOf))) starts.push(at);
  return starts;
}

// A day may have 23 or 25 hours: a bit more than the usual length always lands in the next one.
const nextAfter = (at: number, startOf: (ms: number) => number) => at + (startOf === startOfDay ? DAY_MS + 2 * HOUR_MS : HOUR_MS);
const startOfHour = (ms: number) => new Date(ms).setMinutes(0, 0, 0);
const startOfDay = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
