import type { Contribution } from './contribution-of.ts';
import type { Counters } from './counters.ts';

/** What stands in report keys for an agent or an outside number that was erased. */
export const ERASED_VALUE = 'erased';

/** The same numbers, those under these values of report keys under one that names nobody. */
export function withoutValues(contribution: Contribution, values: ReadonlySet<string>): Contribution {
  const renamed = new Map<string, Counters>();
  for (const [key, counters] of Object.entries(contribution)) {
    const [bucket, dimension, ...value] = key.split('#');
    const own = values.has(value.join('#')) ? `${bucket}#${dimension}#${ERASED_VALUE}` : key;
    renamed.set(own, sum(renamed.get(own) ?? {}, counters));
  }
  return Object.fromEntries(renamed);
}

const sum = (one: Counters, other: Counters): Counters =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]),
  );
