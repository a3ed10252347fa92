import { OUTCOMES } from '../../contract/outcomes.ts';
import type { Report, ReportTime, ReportTotals } from '../../contract/schemas/report.ts';
import { TIMES } from '../../contract/times.ts';
import { formatLength } from '../view/format-length.ts';
import { texts } from '../view/texts.ts';
import { HeadRow } from './head-row.tsx';
import { reportTexts as words } from './report-texts.ts';
import { share } from './share.ts';

/** The figures in front: each rate with what it is a share of. */
export function TotalsTable({ totals }: { readonly totals: ReportTotals }) {
  const { consults, answered, joined, customerLost, warmRate, unknown, pending } = totals;
  const rows: readonly (readonly [string, string, string])[] = [
    [words.consults, String(consults), ''],
    [words.answered, share(answered, consults), words.of(answered, consults)],
    [words.rate, share(warmRate.numerator, warmRate.denominator), words.rateOf(warmRate.numerator, warmRate.denominator)],
    [words.joined, share(joined, consults), words.of(joined, consults)],
    [words.unknown, share(unknown, consults), words.of(unknown, consults)],
    [words.pending, share(pending, consults), words.of(pending, consults)],
    [words.lost, String(customerLost), words.of(customerLost, consults)],
  ];
  return (
    <table class="figures">
      <caption>{words.totals}</caption>
      <tbody>
        {rows.map(([name, value, of]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="figure">{value}</td>
            <td class="detail">{of}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many went how; the colours are the drawing's. */
export function OutcomesTable({ totals }: { readonly totals: ReportTotals }) {
  return (
    <table>
      <caption>{words.outcomes}</caption>
      <HeadRow names={[words.outcome, words.count, words.share]} />
      <tbody>
        {OUTCOMES.map((outcome) => {
          const count = totals.byOutcome[outcome] ?? 0;
          return (
            <tr key={outcome} class={count === 0 ? 'no-consults' : ''}>
              <th scope="row">
                <span class={`swatch outcome-${outcome}`} aria-hidden="true" /> {texts.outcomes[outcome]}
              </th>
              <td>{count}</td>
              <td>{share(count, totals.consults)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The times, and by which method they are known: an estimate must not pass for a measurement. */
export function TimesTable({ times }: { readonly times: Report['times'] }) {
  const columns = [
    words.known,
    words.mean,
    words.median,
    words.p90,
    words.p95,
    words.measured,
    words.derived,
    words.estimated,
    words.notKnown,
    words.meanOfAll,
  ];
  return (
    <table>
      <caption>{words.times}</caption>
      <HeadRow names={[words.time, ...columns]} />
      <tbody>
        {TIMES.map((name) => (
          <TimeRow key={name} name={texts.times[name]} time={times[name]} />
        ))}
      </tbody>
    </table>
  );
}

function TimeRow({ name, time }: { readonly name: string; readonly time: ReportTime }) {
  const { count, meanMs, p50Ms, p90Ms, p95Ms, byMethod, bounds } = time;
  const methods = [byMethod.measured, byMethod.derived, byMethod.estimated, byMethod.unknown];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{count}</td>
      {[meanMs, p50Ms, p90Ms, p95Ms].map((ms, column) => (
        <td key={column}>{ms === null ? '–' : formatLength(ms)}</td>
      ))}
      {methods.map((method, column) => (
        <td key={column}>{method.count}</td>
      ))}
      <td>{boundsInWords(bounds.mean)}</td>
    </tr>
  );
}

function boundsInWords({ atLeastMs, atMostMs }: ReportTime['bounds']['mean']): string {
  if (atLeastMs === null) return '–';
  if (atMostMs === null) return words.atLeast(formatLength(atLeastMs));
  const [least, most] = [formatLength(atLeastMs), formatLength(atMostMs)];
  return least === most ? least : words.fromTo(least, most);
}
