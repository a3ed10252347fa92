import type { Report } from '../../contract/schemas/report.ts';
import { LedgerError } from './errors.ts';
import { type Access, get, getCsv } from './request.ts';

/** Which consults to count: those that started from `from` until before `to`, ISO instants. */
export interface ReportQuery {
  readonly from: string;
  readonly to: string;
  readonly dim?: string;
  readonly value?: string;
  readonly channel?: string;
}

/** The report over a time. @throws LedgerError */
export async function consultReport(access: Access, query: ReportQuery): Promise<Report> {
  const body = await get<'get-consult-report'>(access, `/reports/consults?${new URLSearchParams({ ...query })}`);
  if (!isReport(body)) throw new LedgerError('malformed');
  return body;
}

/** The figures of the report as CSV. @throws LedgerError */
export const reportCsv = async (access: Access, query: ReportQuery): Promise<string> =>
  (await getCsv<'get-consult-report'>(access, `/reports/consults?${new URLSearchParams({ ...query })}`)).text;

const isReport = (body: unknown): body is Report =>
  typeof body === 'object' && body !== null && 'totals' in body && 'times' in body && 'series' in body && Array.isArray(body.series);
