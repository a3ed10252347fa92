import type { Consult } from '../../contract/schemas/consult.ts';
import { TIMES, type TimeName } from '../../contract/times.ts';
import { logBucketOf } from './log-bucket.ts';

/** Numbers by name. Every name begins with the channel, so that one key serves a report of one channel and of all. */
export type Counters = Readonly<Record<string, number>>;

/**
 * What one consult adds to every report it appears in:
 * `<channel>.consults`, `.outcome.<outcome>`, `.answered`, `.joined`, `.customerLost`, and for each time `.<time>.<method>.count`,
 * `.<time>.<method>.ms`, `.<time>.unknown.count`, `.<time>.bucket.<log bucket>`.
 */
export function countersOf(consult: Consult): Counters {
  const names = [
    'consults',
    `outcome.${consult.outcome}`,
    ...(['answered', 'joined', 'customerLost'] as const).filter((flag) => consult[flag] === true),
  ];
  const counted = names.map((name) => [`${consult.channel}.${name}`, 1] as const);
  const timed = TIMES.flatMap((name) => timeCounters(consult, name)).map(([name, n]) => [`${consult.channel}.${name}`, n] as const);
  return Object.fromEntries([...counted, ...timed]);
}

function timeCounters(consult: Consult, name: TimeName): readonly (readonly [string, number])[] {
  const { ms, method } = consult.times[name];
  if (ms === null) return consult.outcome !== 'pending' && couldHave(consult, name) ? [[`${name}.unknown.count`, 1]] : [];
  return [
    [`${name}.${method}.count`, 1],
    [`${name}.${method}.ms`, ms],
    [`${name}.bucket.${logBucketOf(ms)}`, 1],
  ];
}

/** Whether a time that is not known is missing, or whether there never was such a time. */
function couldHave({ answered, joined, outcome, target }: Consult, name: TimeName): boolean {
  if (name === 'queueWait') return target.kind === 'queue';
  if (name === 'private') return answered !== false && outcome !== 'transferred-cold';
  return name === 'conference' ? joined !== false : true;
}
