import { isDeepStrictEqual } from 'node:util';
import type { Counters } from '../../domain/report/counters.ts';
import type { ConsultCommit } from '../../lambdas/store/commit-consult.ts';
import type { Key } from '../../lambdas/store/keys.ts';

/** A row that is not what its chain's facts say. */
export interface RowDifference {
  readonly rootContactId: string;
  readonly contactId: string;
  /** `without-facts`: the contact it was derived for is gone, and nothing can be derived again. */
  readonly kind: 'missing' | 'differs' | 'without-facts';
}

/** A report item whose numbers are not what the rows add up to; zeros left out. */
export interface NumberDifference {
  readonly key: Key;
  readonly actual: Counters;
  readonly expected: Counters;
}

/** What is wrong with a refolded row; undefined when nothing is. */
export function rowDifference(rootContactId: string, { contactId, before, after }: ConsultCommit): RowDifference | undefined {
  if (!before) return { rootContactId, contactId, kind: 'missing' };
  return isDeepStrictEqual(before, after) ? undefined : { rootContactId, contactId, kind: 'differs' };
}

/** By how much an item's numbers are off, in a text that is the same when they are off by the same. */
export const drift = ({ actual, expected }: NumberDifference): string =>
  JSON.stringify(
    [...new Set([...Object.keys(actual), ...Object.keys(expected)])]
      .sort()
      .flatMap((name) => (actual[name] === expected[name] ? [] : [[name, (actual[name] ?? 0) - (expected[name] ?? 0)]])),
  );
