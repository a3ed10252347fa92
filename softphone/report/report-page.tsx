import { useEffect, useState } from 'preact/hooks';
import type { Report } from '../../domain/report/report.ts';
import type { ReportQuery } from '../ledger/consult-report.ts';
import { LedgerError, type LedgerErrorCode } from '../ledger/errors.ts';
import { texts } from '../view/texts.ts';
import { TopBar } from '../view/top-bar.tsx';
import { type Filter, Filters } from './filters.tsx';
import { dayOf, rangeOf } from './period.ts';
import { reportTexts as words } from './report-texts.ts';
import { OutcomesTable, TimesTable, TotalsTable } from './tables.tsx';

export interface ReportPageProps {
  readonly login: string;
  readonly now: () => Date;
  readonly read: (query: ReportQuery) => Promise<Report>;
  readonly onSignOut: () => void;
  readonly onSignInAgain: () => void;
}

/** What is known of the report that is asked for now. */
type Shown =
  | { readonly state: 'reading' | 'not-asked' }
  | { readonly state: 'read'; readonly report: Report }
  | { readonly state: 'failed'; readonly code: LedgerErrorCode };

/** How the consults went, over a time. */
export function ReportPage({ login, now, read, onSignOut, onSignInAgain }: ReportPageProps) {
  const [filter, setFilter] = useState<Filter>({ period: { preset: 'week' }, kind: 'all' });
  const [turn, setTurn] = useState(0);
  const [shown, setShown] = useState<Shown>({ state: 'reading' });
  const range = rangeOf(filter.period, now());
  const asked = range.ok ? [range.from, range.to, filter.kind, turn].join(' ') : null;

  useEffect(() => {
    if (!range.ok) return setShown({ state: 'not-asked' });
    let current = true;
    setShown({ state: 'reading' });
    read({ from: range.from, to: range.to, kind: filter.kind }).then(
      (report) => current && setShown({ state: 'read', report }),
      (error: unknown) => current && setShown({ state: 'failed', code: error instanceof LedgerError ? error.code : 'unavailable' }),
    );
    return () => {
      current = false;
    };
  }, [asked]);

  return (
    <div class="desk">
      <TopBar login={login} link={{ href: '../', name: texts.account.desk }} onSignOut={onSignOut} />
      <main class="report">
        <h2>{words.title}</h2>
        <Filters
          filter={filter}
          today={dayOf(now())}
          problem={range.ok ? null : words.problems[range.problem]}
          onChange={setFilter}
          onAgain={() => setTurn(turn + 1)}
        />
        <p class="report-say" role="status">
          {sentence(shown)}
        </p>
        {shown.state === 'failed' && shown.code === 'signed-out' ? (
          <button type="button" onClick={onSignInAgain}>
            {texts.account.signInAgain}
          </button>
        ) : null}
        {shown.state === 'read' && shown.report.totals.consults > 0 ? <Tables report={shown.report} /> : null}
      </main>
    </div>
  );
}

function sentence(shown: Shown): string {
  if (shown.state === 'reading') return words.reading;
  if (shown.state === 'not-asked') return '';
  if (shown.state === 'failed') return words.errors[shown.code];
  const { consults } = shown.report.totals;
  return consults === 0 ? words.empty : words.read(consults);
}

const Tables = ({ report }: { readonly report: Report }) => (
  <>
    <div class="tables">
      <TotalsTable totals={report.totals} />
      <OutcomesTable totals={report.totals} />
    </div>
    {/* Wide: it scrolls by itself in a narrow window, also by keyboard. */}
    <section class="scrolls" aria-label={words.times} tabIndex={0}>
      <TimesTable times={report.times} />
    </section>
    <p class="detail">{words.howNote}</p>
  </>
);
