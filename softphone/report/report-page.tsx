import type { ConsultReport } from '../ledger/consult-report.ts';
import { texts } from '../view/texts.ts';
import { TopBar } from '../view/top-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { outcomeBars } from './outcome-bars.ts';
import { OutcomeChart } from './outcome-chart.tsx';
import { OUTCOMES_IN_ORDER } from './outcomes-in-order.ts';
import type { ReportFilter } from './report-filter.ts';
import { reportTexts as words } from './report-texts.ts';
import { OutcomesTable, TimesTable, TotalsTable } from './tables.tsx';

/** What is known of the report that is asked for now. */
export type Answer =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly report: ConsultReport }
  | { readonly state: 'failed'; readonly why: keyof typeof words.failed };

export interface ReportPageProps {
  readonly login: string;
  readonly filter: ReportFilter;
  readonly answer: Answer;
  readonly onFilter: (filter: ReportFilter) => void;
  readonly onRefresh: () => void;
  readonly onSignOut: () => void;
  readonly onSignInAgain: () => void;
}

/** How the consults went, over a time. */
export function ReportPage({ login, filter, answer, onFilter, onRefresh, onSignOut, onSignInAgain }: ReportPageProps) {
  return (
    <div class="desk">
      <TopBar login={login} link={{ href: '../', name: texts.account.desk }} onSignOut={onSignOut} />
      <main class="report">
        <h2>{words.title}</h2>
        <FilterBar filter={filter} onFilter={onFilter} onRefresh={onRefresh} />
        <p class="report-say">
          <span role="status">{sentence(answer)}</span>{' '}
          {answer.state === 'failed' && answer.why === 'signed-out' ? (
            <button type="button" onClick={onSignInAgain}>
              {texts.account.signInAgain}
            </button>
          ) : null}
        </p>
        {answer.state === 'read' && answer.report.totals.consults > 0 ? <Findings report={answer.report} /> : null}
      </main>
    </div>
  );
}

function sentence(answer: Answer): string {
  if (answer.state === 'reading') return words.reading;
  if (answer.state === 'failed') return words.failed[answer.why];
  const { consults } = answer.report.totals;
  return consults === 0 ? words.empty : words.read(consults);
}

function Findings({ report }: { readonly report: ConsultReport }) {
  const bars = outcomeBars(report, OUTCOMES_IN_ORDER);
  return (
    <>
      <div class="tables">
        <TotalsTable totals={report.totals} />
        <OutcomesTable totals={report.totals} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must be reachable by keyboard. */}
      <section class="scrolls" aria-label={words.times} tabIndex={0}>
        <TimesTable times={report.times} />
      </section>
      <p class="detail">{words.howNote}</p>
      <OutcomeChart bars={bars} when={bars.length > 48 || isByDay(bars) ? day : hour} />
    </>
  );
}

const isByDay = (bars: ReturnType<typeof outcomeBars>): boolean =>
  bars.length > 1 && bars.every(({ startsAt }) => new Date(startsAt).getHours() === 0);
const day = (ms: number): string => new Date(ms).toLocaleDateString([], { weekday: 'short', day: 'numeric', month: 'short' });
const hour = (ms: number): string => new Date(ms).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
