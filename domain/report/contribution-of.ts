import type { Dimension } from '../../contract/dimensions.ts';
import type { Consult } from '../../contract/schemas/consult.ts';
import { byText } from '../by-text.ts';
import { bucketOf } from './bucket.ts';
import { type Counters, countersOf } from './counters.ts';
import { reportKey } from './report-key.ts';

/** Report key -> counter -> number. */
export type Contribution = Readonly<Record<string, Counters>>;

/**
 * What a consult adds to the reports: its counters under every key it belongs to. A consult whose beginning is not known yet adds
 * nothing: it belongs to no quarter of an hour.
 * @param hashNumber turns an outside number into the text that stands for it in a key, an HMAC
 */
export function contributionOf(consult: Consult, hashNumber: (phoneNumber: string) => string): Contribution {
  if (consult.startedAt === null) return {};
  const bucket = bucketOf(consult.startedAt);
  const counters = countersOf(consult);
  return Object.fromEntries(aspectsOf(consult, hashNumber).map(([dimension, value]) => [reportKey(bucket, dimension, value), counters]));
}

function aspectsOf({ askedBy, target, channel }: Consult, hashNumber: (phoneNumber: string) => string) {
  const targetValue = target.id !== null && target.kind === 'external' ? hashNumber(target.id) : target.id;
  const all: readonly (readonly [Dimension, string | null])[] = [
    ['all', 'all'],
    ['agent', askedBy.agent],
    ['queue', askedBy.queue],
    ['kind', target.kind],
    ['channel', channel],
    ['target', targetValue],
  ];
  return all.flatMap(([dimension, value]) => (value === null ? [] : [[dimension, value] as const]));
}

/** What must be added to the stored numbers so that they hold the new contribution and not the old; without zeros, in order of keys. */
export function diffContributions(before: Contribution, after: Contribution): Contribution {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(byText);
  const diffs = keys.map((key) => [key, diffCounters(before[key] ?? {}, after[key] ?? {})] as const);
  return Object.fromEntries(diffs.filter(([, counters]) => Object.keys(counters).length > 0));
}

function diffCounters(before: Counters, after: Counters): Counters {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(byText);
  return Object.fromEntries(names.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const).filter(([, n]) => n !== 0));
}
