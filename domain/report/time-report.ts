import type { ReportTime } from '../../contract/schemas/report.ts';
import type { TimeName } from '../../contract/times.ts';
import { fromMs, quantileBucket, quantileMs, upToMs } from './log-bucket.ts';
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
    bounds: boundsOf(sums, name, { count, counts }),
  };
}

interface KnownOnes {
  readonly count: number;
  readonly counts: ReadonlyMap<number, number>;
}

/** Mean and quantiles of all whose time there was, known or not: what they lie between. One without an upper bound leaves the mean without one. */
function boundsOf(sums: ReadonlyMap<string, number>, name: TimeName, { count, counts }: KnownOnes): ReportTime['bounds'] {
  const unknown = sums.get(`${name}.unknown.count`) ?? 0;
  const unbounded = sums.get(`${name}.unbounded.count`) ?? 0;
  const all = count + unknown;
  const mean = (of: 'atLeastMs' | 'atMostMs') => Math.round((sums.get(`${name}.${of}`) ?? 0) / all);
  const least = together(counts, distributionOf(sums, `${name}.unknown.least.`));
  const most = together(counts, distributionOf(sums, `${name}.unknown.most.`), unbounded > 0 ? new Map([[BEYOND, unbounded]]) : new Map());
  const between = (share: number) => {
    const [low, high] = [quantileBucket(least, share), quantileBucket(most, share)];
    return { atLeastMs: low === null ? null : fromMs(low), atMostMs: high === null || high === BEYOND ? null : upToMs(high) };
  };
  return {
    count: all,
    mean: all === 0 ? NOTHING : { atLeastMs: mean('atLeastMs'), atMostMs: unbounded > 0 ? null : mean('atMostMs') },
    p50: between(0.5),
    p90: between(0.9),
    p95: between(0.95),
  };
}

const NOTHING = { atLeastMs: null, atMostMs: null } as const;
/** The step of those that may have taken any time. */
const BEYOND = Number.MAX_SAFE_INTEGER;

const together = (...all: readonly ReadonlyMap<number, number>[]): ReadonlyMap<number, number> => {
  const sum = new Map<number, number>();
  for (const [bucket, n] of all.flatMap((one) => [...one])) sum.set(bucket, (sum.get(bucket) ?? 0) + n);
  return sum;
};

const stepsOf = (counts: ReadonlyMap<number, number>): readonly Step[] =>
  [...counts]
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => a - b)
    .map(([bucket, count]) => ({ upToMs: upToMs(bucket), count }));

const distributionOf = (sums: ReadonlyMap<string, number>, prefix: string) =>
  new Map([...sums].filter(([name]) => name.startsWith(prefix)).map(([name, n]) => [Number(name.slice(prefix.length)), n] as const));
