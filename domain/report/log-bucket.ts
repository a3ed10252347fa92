/** Neighbouring buckets differ by this factor; the middle of one is within (1.1 - 1) / (1.1 + 1) = 4.8 % of everything in it. */
const GROWTH = 1.1;

/** The bucket of a duration in milliseconds: 0 for none, else the least i with 1.1^i ms or more. A day needs fewer than 200. */
export const logBucketOf = (ms: number): number => (ms < 1 ? 0 : Math.ceil(Math.log(ms) / Math.log(GROWTH)) + 1);

/** The longest duration in a bucket, in whole milliseconds: the shortest is just above that of the bucket before. */
export const upToMs = (bucket: number): number => (bucket === 0 ? 0 : Math.floor(GROWTH ** (bucket - 1)));

/** The duration a bucket stands for, in milliseconds. */
const middleOf = (bucket: number): number => (bucket === 0 ? 0 : (2 * GROWTH ** (bucket - 1)) / (GROWTH + 1));

/**
 * The duration that `share` of all stay below or reach, from counts per bucket, to 5 %; null when there are none.
 * Counts of two distributions are added to merge them.
 */
export function quantileMs(counts: ReadonlyMap<number, number>, share: number): number | null {
  const bucket = quantileBucket(counts, share);
  return bucket === null ? null : Math.round(middleOf(bucket));
}

/** What everything in a bucket is longer than, or 0. */
export const fromMs = (bucket: number): number => (bucket === 0 ? 0 : upToMs(bucket - 1));

/** The bucket that holds that duration; null when there are none. */
export function quantileBucket(counts: ReadonlyMap<number, number>, share: number): number | null {
  const sorted = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  let left = Math.max(1, Math.ceil(share * total));
  for (const [bucket, count] of sorted) {
    left -= count;
    if (left <= 0) return bucket;
  }
  return null;
}
