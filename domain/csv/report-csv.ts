import type { Report, ReportTime } from '../../contract/schemas/report.ts';
import { TIMES } from '../../contract/times.ts';
import { BUCKET_MS } from '../report/bucket.ts';
import type { ByOutcome } from '../report/report.ts';
import { type Cell, csvLine } from './csv-line.ts';

type Figure = readonly [figure: string, number: number | null];

/**
 * A report as CSV, one figure a line, named as in the JSON answer (`totals.consults`, `times.ring.p50Ms`): first those of the whole time,
 * then those of each quarter of an hour that has consults, which `from` and `to` of its lines tell.
 */
export function reportCsv(report: Report): string {
  const { dim, value, channel } = report;
  const lines = (from: string, to: string, figures: readonly Figure[]) =>
    figures.map(([figure, number]): readonly Cell[] => [from, to, dim, value, channel, figure, number]);
  const quarters = report.series.flatMap(({ startsAt, consults, byOutcome }) =>
    lines(startsAt, endOf(startsAt), [['consults', consults], ...outcomes('byOutcome', byOutcome)]),
  );
  const heading = ['from', 'to', 'dim', 'value', 'channel', 'figure', 'number'];
  return [heading, ...lines(report.from, report.to, figuresOf(report)), ...quarters].map(csvLine).join('');
}

const endOf = (startsAt: string): string => `${new Date(Date.parse(startsAt) + BUCKET_MS).toISOString().slice(0, 19)}Z`;

const outcomes = (path: string, byOutcome: ByOutcome): readonly Figure[] =>
  Object.entries(byOutcome).map(([outcome, count]) => [`${path}.${outcome}`, count]);

function figuresOf({ totals, times }: Report): readonly Figure[] {
  const { byOutcome, warmRate, ...counts } = totals;
  return [
    ...under('totals', counts),
    ...outcomes('totals.byOutcome', byOutcome),
    ...under('totals.warmRate', { ...warmRate }),
    ...TIMES.flatMap((name) => timeFigures(`times.${name}`, times[name])),
  ];
}

function timeFigures(path: string, { byMethod, distribution, bounds: { count, ...bounds }, ...figures }: ReportTime): readonly Figure[] {
  return [
    ...under(path, figures),
    ...Object.entries(byMethod).flatMap(([method, sums]) => under(`${path}.byMethod.${method}`, { ...sums })),
    [`${path}.bounds.count`, count],
    ...Object.entries(bounds).flatMap(([figure, between]) => under(`${path}.bounds.${figure}`, { ...between })),
    ...distribution.map(({ upToMs, count }): Figure => [`${path}.distribution.upToMs.${upToMs}`, count]),
  ];
}

const under = (path: string, figures: Readonly<Record<string, number | null>>): readonly Figure[] =>
  Object.entries(figures).map(([name, number]) => [`${path}.${name}`, number]);
