import type { Outcome } from '../../contract/outcomes.ts';
import type { Method, TimeName } from '../../contract/times.ts';
import { LedgerError } from './errors.ts';
import { type Access, get, getCsv } from './request.ts';

/** What `GET /reports/consults` answers. Times in milliseconds; unknown is null, never 0. */
export interface ConsultReport {
  readonly from: string;
  readonly to: string;
  readonly totals: ReportTotals;
  readonly times: Readonly<Record<TimeName, ReportTime>>;
  readonly series: readonly ReportSlot[];
}

export interface ReportTotals {
  readonly consults: number;
  readonly byOutcome: Readonly<Partial<Record<Outcome, number>>>;
  readonly answered: number;
  readonly joined: number;
  readonly customerLost: number;
  readonly warmRate: { readonly numerator: number; readonly denominator: number; readonly value: number | null };
  readonly unknown: number;
  readonly pending: number;
}

export interface ReportTime {
  readonly count: number;
  readonly totalMs: number;
  readonly meanMs: number | null;
  readonly p50Ms: number | null;
  readonly p90Ms: number | null;
  readonly p95Ms: number | null;
  /** How many took at most so long and longer than the step before; without empty steps. */
  readonly distribution: readonly { readonly upToMs: number; readonly count: number }[];
  readonly byMethod: Readonly<Record<Exclude<Method, 'unknown'>, { readonly count: number; readonly totalMs: number }>> & {
    readonly unknown: { readonly count: number };
  };
}

export interface ReportSlot {
  readonly startsAt: string;
  readonly consults: number;
  readonly byOutcome: Readonly<Partial<Record<Outcome, number>>>;
}

/** Which consults to count: those that started from `from` until before `to`, ISO instants. */
export interface ReportQuery {
  readonly from: string;
  readonly to: string;
  readonly dim?: string;
  readonly value?: string;
  readonly channel?: string;
}

/** The report over a time. @throws LedgerError */
export async function consultReport(access: Access, query: ReportQuery): Promise<ConsultReport> {
  const body = await get(access, `/reports/consults?${new URLSearchParams({ ...query })}`);
  if (!isReport(body)) throw new LedgerError('malformed');
  return body;
}

/** The figures of the report as CSV. @throws LedgerError */
export const reportCsv = async (access: Access, query: ReportQuery): Promise<string> =>
  (await getCsv(access, `/reports/consults?${new URLSearchParams({ ...query })}`)).text;

const isReport = (body: unknown): body is ConsultReport =>
  typeof body === 'object' && body !== null && 'totals' in body && 'times' in body && 'series' in body && Array.isArray(body.series);
