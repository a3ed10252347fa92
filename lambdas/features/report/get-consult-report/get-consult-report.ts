import { reportCsv } from '../../../../domain/csv/report-csv.ts';
import { foldReport } from '../../../../domain/report/fold-report.ts';
import type { ReportQuery } from '../../../../domain/report/report.ts';
import { PROBLEM, type RouteAnswer } from '../../../runtime/api.ts';
import type { ListRequest } from '../../../runtime/api-request.ts';
import { readsAll } from '../../../runtime/caller.ts';
import { csvAnswer, wantsCsv } from '../../../runtime/csv.ts';
import { type AgentDirectory, agentOfLogin } from '../../../store/agent-of-login.ts';
import { readReport } from '../../../store/read-report.ts';
import { readQuery } from './read-query.ts';

/** The sums of the consults that began in a range of time, for supervisors; an agent may read what they asked themselves (`docs/api.md`). */
export async function getConsultReport(request: ListRequest, directory: AgentDirectory): Promise<RouteAnswer<'get-consult-report'>> {
  const { parameters, caller, nowMs } = request;
  const read = readQuery(parameters);
  if (!read.ok) return PROBLEM.badField(read.field, read.message);
  if (!readsAll(caller)) {
    if (caller.login === null) return PROBLEM.noLogin;
    if (!(await isOwn(read.query, directory, caller.login, nowMs))) return PROBLEM.supervisorsOnly;
  }
  const report = foldReport(read.query, await readReport(directory.ledger, read.query));
  return wantsCsv(request) ? csvAnswer(reportCsv(report)) : { status: 200, body: report };
}

async function isOwn({ dim, value }: ReportQuery, directory: AgentDirectory, login: string, nowMs: number): Promise<boolean> {
  return dim === 'agent' && value === (await agentOfLogin(directory, login, nowMs));
}
