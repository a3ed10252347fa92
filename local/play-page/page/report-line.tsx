import { useEffect, useState } from 'preact/hooks';
import { askAgain } from './ask-again.ts';
import { outcomeWords, type ProductReport } from './product.ts';
import { server } from './server.ts';

/** The report of this run in one line, as the product's API tells it, with the way to the whole report. */
export function ReportLine({ version, reportUrl }: { readonly version: number; readonly reportUrl: string }) {
  const [totals, setTotals] = useState('The report is being asked for');
  const [problem, setProblem] = useState('');
  useEffect(() => {
    const ask = () =>
      void server.report().then(
        (told) => {
          setTotals(totalsIn(told));
          setProblem('');
        },
        (error: Error) => setProblem(error.message),
      );
    return askAgain(ask);
  }, [version]);
  return (
    <p class="report">
      <span>{problem ? `No report: ${problem}` : totals}</span>
      <a href={reportUrl} target="_blank" rel="noreferrer">
        Open the report
      </a>
    </p>
  );
}

/** Rates come with their denominator. */
function totalsIn({ totals: { consults, byOutcome, warmRate } }: ProductReport): string {
  const head = `${consults} ${consults === 1 ? 'consult' : 'consults'} in this run`;
  const each = Object.entries(byOutcome).flatMap(([outcome, count]) => (count > 0 ? [`${outcomeWords(outcome)} ${count}`] : []));
  const warm = warmRate.denominator === 0 ? '' : ` Warm of all transfers: ${warmRate.numerator} of ${warmRate.denominator}.`;
  return `${each.length === 0 ? head : `${head}: ${each.join(', ')}`}.${warm}`;
}
