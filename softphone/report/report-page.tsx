import { OUTCOMES } from '../../contract/outcomes.ts';
import type { Report } from '../../contract/schemas/report.ts';
import type { Me } from '../ledger/me.ts';
import { texts } from '../view/texts.ts';
import { TopBar } from '../view/top-bar.tsx';
import { ConsultLog, type ConsultLogProps } from './consult-log.tsx';
import { DurationTable } from './duration-table.tsx';
import { FilterBar } from './filter-bar.tsx';
import { outcomeBars } from './outcome-bars.ts';
import { OutcomeChart } from './outcome-chart.tsx';
import type { ReportFilter } from './report-filter.ts';
import { reportTexts as words } from './report-texts.ts';
import { OutcomesTable, TimesTable, TotalsTable } from './tables.tsx';

/** What is known of the report that is asked for now. */
export type Answer =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly report: Report }
  | { readonly state: 'failed'; readonly why: keyof typeof words.failed };

/** What can be downloaded. */
export type File = 'figures' | 'consults';

export interface ReportPageProps extends Omit<ConsultLogProps, 'self'> {
  readonly login: string;
  /** Null until it is known who has signed in. */
  readonly me: Me | null;
  readonly filter: ReportFilter;
  readonly answer: Answer;
  /** How the last download goes, in words. */
  readonly saving: string;
  readonly onFilter: (filter: ReportFilter) => void;
  readonly onRefresh: () => void;
  readonly onSave: (file: File) => void;
  readonly onSignOut: () => void;
  readonly onSignInAgain: () => void;
}

/** How the consults went, over a time: a supervisor's page, or an agent's own. */
export function ReportPage(props: ReportPageProps) {
  const { login, me, filter, answer, saving, onFilter, onRefresh, onSave, onSignOut, onSignInAgain } = props;
  const own = me !== null && !me.supervisor;
  return (
    <div class="desk">
      <TopBar login={login} link={{ href: '../', name: texts.account.desk }} onSignOut={onSignOut} />
      <main class="report">
        <h2>{own ? words.ownTitle : words.title}</h2>
        {me ? <FilterBar {...{ filter, me, onFilter, onRefresh }} /> : null}
        <p class="report-say">
          <span role="status">{sentence(answer)}</span>{' '}
          {answer.state === 'failed' && answer.why === 'signed-out' ? (
            <button type="button" onClick={onSignInAgain}>
              {texts.account.signInAgain}
            </button>
          ) : null}
        </p>
        {own ? <p class="detail">{words.ownNote}</p> : null}
        {answer.state === 'read' && answer.report.totals.consults > 0 ? <Findings report={answer.report} /> : null}
        {me && answer.state !== 'failed' ? (
          <>
            <ConsultLog {...props} self={me.agent} />
            <p class="saves">
              <button type="button" onClick={() => onSave('consults')}>
                {words.saveConsults}
              </button>
              <button type="button" onClick={() => onSave('figures')}>
                {words.saveFigures}
              </button>
              <span role="status">{saving}</span>
            </p>
          </>
        ) : null}
      </main>
    </div>
  );
}

function sentence(answer: Answer): string {
  if (answer.state === 'reading') return words.reading;
  if (answer.state === 'failed') return words.failed[answer.why];
  const { consults, pending, unknown } = answer.report.totals;
  if (consults === 0) return words.empty;
  return [words.read(consults), pending > 0 ? words.somePending(pending) : '', unknown > 0 ? words.someUnknown(unknown) : '']
    .filter(Boolean)
    .join(' ');
}

function Findings({ report }: { readonly report: Report }) {
  const bars = outcomeBars(report, OUTCOMES);
  return (
    <>
      <div class="tables">
        <TotalsTable totals={report.totals} />
        <OutcomesTable totals={report.totals} />
      </div>
      <OutcomeChart bars={bars} when={bars.length > 48 || isByDay(bars) ? day : hour} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must be reachable by keyboard. */}
      <section class="scrolls" aria-label={words.times} tabIndex={0}>
        <TimesTable times={report.times} />
      </section>
      <p class="detail">{words.howNote}</p>
      {report.times.consult.count > 0 ? (
        <>
          <DurationTable time={report.times.consult} />
          <p class="detail">{words.durationNote}</p>
        </>
      ) : null}
    </>
  );
}

const isByDay = (bars: ReturnType<typeof outcomeBars>): boolean =>
  bars.length > 1 && bars.every(({ startsAt }) => new Date(startsAt).getHours() === 0);
const day = (ms: number): string => new Date(ms).toLocaleDateString([], { weekday: 'short', day: 'numeric', month: 'short' });
const hour = (ms: number): string => new Date(ms).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
