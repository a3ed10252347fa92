import type { ReportTime } from '../../contract/schemas/report.ts';
import type { TimeName } from '../../contract/times.ts';
import { quantileMs, upToMs } from './log-bucket.ts';
import type { Step } from './report.ts';

/** One time out of summed counters. */
export function timeReport(sums: ReadonlyMap<string, number>, name: TimeName): ReportTime {
  const sumOf = (method: string) => ({ count: sums.get(`${name}.${method}.count`) ?? 0, totalMs: sums.get(`${name}.${method}.ms`) ?? 0 });
  const known = { measured: sumOf('measured'), derived: sumOf('derived'), estimated: sumOf('estimated') };
  const count = known.measured.count + known.derived.count + known.estimated.count;
  const totalMs = known.measured.totalMs + known.derived.totalMs + known.estimated.totalMs;
  const counts = distributionOf(sums, `${name}.bucket.`);
  return {
    count,
    totalMs,
    meanMs: count > 0 ? Math.round(totalMs / count) : null,
    p50Ms: quantileMs(counts, 0.5),
    p90Ms: quantileMs(counts, 0.9),
    p95Ms: quantileMs(counts, 0.95),
    distribution: stepsOf(counts),
    byMethod: { ...known, unknown: { count: sums.get(`${name}.unknown.count`) ?? 0 } },
  };
}

const stepsOf = (counts: ReadonlyMap<number, number>): readonly Step[] =>
  [...counts]
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => a - b)
    .map(([bucket, count]) => ({ upToMs: upToMs(bucket), count }));

const distributionOf = (sums: ReadonlyMap<string, number>, prefix: string) =>
  new Map([...sums].filter(([name]) => name.startsWith(prefix)).map(([name, n]) => [Number(name.slice(prefix.length)), n] as const));
