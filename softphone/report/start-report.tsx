import { render } from 'preact';
import type { DeskConfig } from '../desk-config.ts';
import type { Session } from '../identity/sign-in.ts';
import { consultReport, type ReportQuery } from '../ledger/consult-report.ts';
import { LedgerError } from '../ledger/errors.ts';
import { accessOf, askAgain } from '../open-session.ts';
import { newFilter, queryOf, type ReportFilter } from './report-filter.ts';
import { type Answer, ReportPage } from './report-page.tsx';
import { reportTexts } from './report-texts.ts';

export interface ReportOptions {
  readonly config: DeskConfig;
  readonly session: Session;
  readonly root: HTMLElement;
}

/** Runs the report page: asks the ledger whenever the filter changes; only the newest question's answer is shown. */
export function startReport({ config, session, root }: ReportOptions): void {
  // A month of quarters of an hour takes the ledger a second or two.
  const access = { ...accessOf(config, session), withinMs: 20_000 };
  let filter: ReportFilter = newFilter(Date.now());
  let answer: Answer = { state: 'reading' };
  let asked = 0;

  const draw = () =>
    render(
      <ReportPage
        login={session.login}
        filter={filter}
        answer={answer}
        onFilter={(next) => {
          filter = next;
          ask();
        }}
        onRefresh={ask}
        onSignOut={() => session.signOut()}
        onSignInAgain={() => askAgain(config)}
      />,
      root,
    );
  const show = (next: Answer) => {
    answer = next;
    draw();
  };
  const ask = (): void => {
    asked += 1;
    const question = asked;
    const query = queryOf(filter, Date.now());
    if (query === null) show({ state: 'failed', why: 'days' });
    else read(query, question);
  };
  const read = (query: ReportQuery, question: number): void => {
    show({ state: 'reading' });
    consultReport(access, query).then(
      (report) => question === asked && show({ state: 'read', report }),
      (error: unknown) => question === asked && show({ state: 'failed', why: whyOf(error) }),
    );
  };
  ask();
}

function whyOf(error: unknown): keyof typeof reportTexts.failed {
  if (!(error instanceof LedgerError)) throw error;
  return error.code in reportTexts.failed ? (error.code as keyof typeof reportTexts.failed) : 'other';
}
