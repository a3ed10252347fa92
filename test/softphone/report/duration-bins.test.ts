import { expect, test } from 'vitest';
import { durationBins } from '../../../softphone/report/duration-bins.ts';

test('every step falls into the bin its middle lies in, and no consult is lost', () => {
  const bins = durationBins([
    { upToMs: 0, count: 1 },
    { upToMs: 12_527, count: 2 },
    { upToMs: 16_000, count: 3 },
    { upToMs: 123_395, count: 4 },
    { upToMs: 9_000_000, count: 5 },
  ]);
  expect(bins.map(({ fromMs, count }) => [fromMs / 1_000, count])).toEqual([
    [0, 3],
    [15, 3],
    [30, 0],
    [60, 4],
    [120, 0],
    [300, 0],
    [600, 0],
    [1_200, 5],
  ]);
  expect(bins.at(-1)?.toMs).toBeNull();
});
