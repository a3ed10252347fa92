import type { Outcome, TimeName } from '../../domain/consult.ts';
import type { Report, TimeReport, Totals } from '../../domain/report/report.ts';
import { formatDuration } from '../view/format-duration.ts';
import { texts } from '../view/texts.ts';
import { reportTexts as words } from './report-texts.ts';
import { share } from './share.ts';

/** The figures in front: each rate with what it is a share of. */
export function TotalsTable({ totals }: { readonly totals: Totals }) {
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

/** How many went how, with a bar for the eye. */
export function OutcomesTable({ totals }: { readonly totals: Totals }) {
  const outcomes = Object.keys(texts.outcomes) as Outcome[];
  return (
    <table>
      <caption>{words.outcomes}</caption>
      <thead>
        <tr>
          <th scope="col">{words.outcome}</th>
          <th scope="col">{words.count}</th>
          <th scope="col">{words.share}</th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map((outcome) => (
          <tr key={outcome} class={totals.byOutcome[outcome] === 0 ? 'none' : ''}>
            <th scope="row">{texts.outcomes[outcome]}</th>
            <td>{totals.byOutcome[outcome]}</td>
            <td>
              {share(totals.byOutcome[outcome], totals.consults)}
              <Bar part={totals.byOutcome[outcome]} whole={totals.consults} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Bar = ({ part, whole }: { readonly part: number; readonly whole: number }) => (
  <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect width={whole === 0 ? 0 : (part / whole) * 100} height="6" fill="currentColor" />
  </svg>
);

/** The times, and by which method they are known: an estimate must not pass for a measurement. */
export function TimesTable({ times }: { readonly times: Report['times'] }) {
  const names = Object.keys(texts.times) as TimeName[];
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
  ];
  return (
    <table>
      <caption>{words.times}</caption>
      <thead>
        <tr>
          {[words.time, ...columns].map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <TimeRow key={name} name={texts.times[name]} time={times[name]} />
        ))}
      </tbody>
    </table>
  );
}

function TimeRow({ name, time }: { readonly name: string; readonly time: TimeReport }) {
  const { count, meanMs, p50Ms, p90Ms, p95Ms, byMethod } = time;
  const methods = [byMethod.measured, byMethod.derived, byMethod.estimated, byMethod.unknown];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{count}</td>
      {[meanMs, p50Ms, p90Ms, p95Ms].map((ms, column) => (
        // The columns never change their order.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <td key={column}>{ms === null ? '–' : formatDuration(Math.round(ms / 1_000) * 1_000)}</td>
      ))}
      {methods.map((method, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <td key={column}>{method.count}</td>
      ))}
    </tr>
  );
}
