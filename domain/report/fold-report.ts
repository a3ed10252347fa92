import { CHANNELS } from '../../contract/channels.ts';
import { OUTCOMES } from '../../contract/outcomes.ts';
import type { Report, ReportTotals } from '../../contract/schemas/report.ts';
import { TIMES } from '../../contract/times.ts';
import { byText } from '../by-text.ts';
import type { Counters } from './counters.ts';
import type { ByOutcome, ReportQuery } from './report.ts';
import { timeReport } from './time-report.ts';

/** The numbers stored for one quarter of an hour; several of the same one (shards) are summed. */
export interface ReportItem {
  /** The bucket's instant. */
  readonly startsAt: string;
  readonly counters: Counters;
}

/** Sums the stored numbers to a report. Their order and how they were split over items make no difference. */
export function foldReport(query: ReportQuery, items: readonly ReportItem[]): Report {
  const prefixes = CHANNELS.filter((channel) => query.channel === undefined || channel === query.channel).map((channel) => `${channel}.`);
  const sums = sumCounters(
    items.map((item) => item.counters),
    prefixes,
  );
  const buckets = [...Map.groupBy(items, (item) => item.startsAt)].sort(([a], [b]) => byText(a, b));
  const series = buckets.map(([startsAt, parts]) => {
    const own = sumCounters(
      parts.map((item) => item.counters),
      prefixes,
    );
    return { startsAt, consults: own.get('consults') ?? 0, byOutcome: byOutcome(own) };
  });
  return {
    from: query.from,
    to: query.to,
    dim: query.dim,
    value: query.value,
    channel: query.channel ?? null,
    totals: totalsOf(sums),
    times: Object.fromEntries(TIMES.map((name) => [name, timeReport(sums, name)])) as Report['times'],
    series: series.filter((bucket) => bucket.consults !== 0),
  };
}

/** Sums counters of the wanted channels under their names without the channel. */
function sumCounters(all: readonly Counters[], prefixes: readonly string[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [name, n] of all.flatMap((counters) => Object.entries(counters))) {
    const prefix = prefixes.find((channel) => name.startsWith(channel));
    if (prefix === undefined) continue;
    const bare = name.slice(prefix.length);
    sums.set(bare, (sums.get(bare) ?? 0) + n);
  }
  return sums;
}

const byOutcome = (sums: ReadonlyMap<string, number>) =>
  Object.fromEntries(OUTCOMES.map((outcome) => [outcome, sums.get(`outcome.${outcome}`) ?? 0])) as ByOutcome;

function totalsOf(sums: ReadonlyMap<string, number>): ReportTotals {
  const outcomes = byOutcome(sums);
  const warm = outcomes['transferred-warm'];
  const moved = warm + outcomes['transferred-cold'];
  return {
    consults: sums.get('consults') ?? 0,
    byOutcome: outcomes,
    answered: sums.get('answered') ?? 0,
    joined: sums.get('joined') ?? 0,
    customerLost: sums.get('customerLost') ?? 0,
    warmRate: { numerator: warm, denominator: moved, value: moved > 0 ? warm / moved : null },
    unknown: outcomes.unknown,
    pending: outcomes.pending,
  };
}
