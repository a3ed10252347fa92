import { foldReport } from '../../domain/report/fold-report.ts';
import type { ReportQuery } from '../../domain/report/report.ts';
import { type ApiAnswer, PROBLEM } from '../runtime/api.ts';
import type { Caller } from '../runtime/caller.ts';
import { type AgentDirectory, agentOfLogin } from '../store/agent-of-login.ts';
import { readReport } from '../store/read-report.ts';
import { readQuery } from './read-query.ts';

/** A request for a report. */
export interface ReportRequest {
  /** The query string's parameters. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly caller: Caller;
  /** Milliseconds since 1970 UTC. */
  readonly nowMs: number;
}

/** The sums of the consults that began in a range of time, for supervisors; an agent may read what they asked themselves (`docs/api.md`). */
export async function getConsultReport({ parameters, caller, nowMs }: ReportRequest, directory: AgentDirectory): Promise<ApiAnswer> {
  const read = readQuery(parameters);
  if (!read.ok) return PROBLEM.badField(read.field, read.message);
  if (!caller.supervisor) {
    if (caller.login === null) return PROBLEM.noLogin;
    if (!(await isOwn(read.query, directory, caller.login, nowMs))) return PROBLEM.supervisorsOnly;
  }
  return { status: 200, body: foldReport(read.query, await readReport(directory.ledger, read.query)) };
}

async function isOwn({ dim, value }: ReportQuery, directory: AgentDirectory, login: string, nowMs: number): Promise<boolean> {
  return dim === 'agent' && value === (await agentOfLogin(directory, login, nowMs));
}
