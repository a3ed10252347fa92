import type { Consult, Time } from '../../contract/schemas/consult.ts';
import { TIMES, type TimeName } from '../../contract/times.ts';
import { logBucketOf } from './log-bucket.ts';

/** Numbers by name. Every name begins with the channel, so that one key serves a report of one channel and of all. */
export type Counters = Readonly<Record<string, number>>;

/**
 * What one consult adds to every report it appears in:
 * `<channel>.consults`, `.outcome.<outcome>`, `.answered`, `.joined`, `.customerLost`, and for each time `.<time>.<method>.count`,
 * `.<time>.<method>.ms`, `.<time>.unknown.count`, `.<time>.bucket.<log bucket>`; of its bounds `.<time>.atLeastMs`, `.<time>.atMostMs`, of one that is not known
 * `.<time>.unknown.least.<log bucket>` and `.<time>.unknown.most.<log bucket>`, or `.<time>.unbounded.count`.
 */
export function countersOf(consult: Consult): Counters {
  const names = [
    'consults',
    `outcome.${consult.outcome}`,
    ...(['answered', 'joined', 'customerLost'] as const).filter((flag) => consult[flag] === true),
  ];
  const counted = names.map((name) => [`${consult.channel}.${name}`, 1] as const);
  // What adds nothing is not counted: numbers of nothing are left out of the report's items.
  const timed = TIMES.flatMap((name) => timeCounters(consult, name))
    .filter(([, n]) => n !== 0)
    .map(([name, n]) => [`${consult.channel}.${name}`, n] as const);
  return Object.fromEntries([...counted, ...timed]);
}

function timeCounters(consult: Consult, name: TimeName): readonly (readonly [string, number])[] {
  const time = consult.times[name];
  const { ms, method } = time;
  if (method === 'not-applicable') return [];
  if (ms === null) return consult.outcome === 'pending' ? [] : unknownCounters(name, time);
  return [
    [`${name}.${method}.count`, 1],
    [`${name}.${method}.ms`, ms],
    [`${name}.bucket.${logBucketOf(ms)}`, 1],
    [`${name}.atLeastMs`, time.atLeastMs ?? ms],
    [`${name}.atMostMs`, time.atMostMs ?? ms],
  ];
}

function unknownCounters(name: TimeName, { atLeastMs, atMostMs }: Time): readonly (readonly [string, number])[] {
  const least = atLeastMs ?? 0;
  return [
    [`${name}.unknown.count`, 1],
    [`${name}.atLeastMs`, least],
    [`${name}.unknown.least.${logBucketOf(least)}`, 1],
    ...(atMostMs === null
      ? ([[`${name}.unbounded.count`, 1]] as const)
      : ([
          [`${name}.atMostMs`, atMostMs],
          [`${name}.unknown.most.${logBucketOf(atMostMs)}`, 1],
        ] as const)),
  ];
}
