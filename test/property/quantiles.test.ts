import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logBucketOf, quantileMs } from '../../domain/report/log-bucket.ts';

const A_DAY_MS = 24 * 3_600_000;
const durations = fc.array(fc.integer({ min: 0, max: A_DAY_MS }), { minLength: 1, maxLength: 200 });

function distribution(all: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const ms of all) counts.set(logBucketOf(ms), (counts.get(logBucketOf(ms)) ?? 0) + 1);
  return counts;
}

test.each([0.5, 0.9, 0.95])('the quantile %d is right to 5 %%, and to the millisecond it is rounded to', (share) => {
  const property = fc.property(durations, (all) => {
    const exact = [...all].sort((a, b) => a - b)[Math.ceil(share * all.length) - 1] ?? 0;
    const told = quantileMs(distribution(all), share) ?? Number.NaN;
    expect(Math.abs(told - exact)).toBeLessThanOrEqual(exact * 0.05 + 0.5);
  });
  fc.assert(property, { numRuns: 2_000 });
});

test('no distribution has no quantile', () => {
  expect(quantileMs(new Map(), 0.5)).toBeNull();
  expect(quantileMs(new Map([[3, 0]]), 0.5)).toBeNull();
});

test('a day needs few buckets', () => {
  expect(logBucketOf(A_DAY_MS)).toBeLessThan(200);
});
