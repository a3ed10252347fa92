import type { TargetKind } from '../../domain/consult.ts';
import type { ReportQuery } from '../ledger/consult-report.ts';

export const RANGES = ['today', '7-days', '30-days', 'custom'] as const;
export type Range = (typeof RANGES)[number];

/** What the person asks for; days are local, `YYYY-MM-DD`, both inclusive. */
export interface ReportFilter {
  readonly range: Range;
  readonly fromDay: string;
  readonly toDay: string;
  readonly kind: TargetKind | 'any';
}

const DAYS = { today: 1, '7-days': 7, '30-days': 30 } as const;
/** The ledger counts by quarters of an hour. */
const BUCKET_MS = 15 * 60_000;

/** Today, everything: what the page begins with. */
export const newFilter = (now: number): ReportFilter => ({ range: 'today', fromDay: dayOf(now), toDay: dayOf(now), kind: 'any' });

/** The question to the ledger; null while the days of a custom range are missing or the wrong way round. */
export function queryOf({ range, fromDay, toDay, kind }: ReportFilter, now: number): ReportQuery | null {
  const [from, to] =
    range === 'custom' ? [startOfDay(fromDay), endOfDay(toDay)] : [startOfDay(dayOf(now), DAYS[range] - 1), endOfDay(dayOf(now))];
  if (!(from < to)) return null;
  const time = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  return kind === 'any' ? time : { ...time, dim: 'kind', value: kind };
}

/** The local day of an instant. */
export function dayOf(ms: number): string {
  const day = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

// Local midnights are whole quarters of an hour in every time zone in use; the rounding keeps that true for others.
const midnight = (day: string, plusDays: number) => {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  return Math.floor(new Date(year, month - 1, date + plusDays).getTime() / BUCKET_MS) * BUCKET_MS;
};
const startOfDay = (day: string, daysBefore = 0) => midnight(day, -daysBefore);
const endOfDay = (day: string) => midnight(day, 1);
