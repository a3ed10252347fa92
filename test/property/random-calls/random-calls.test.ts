import { expect, test } from 'vitest';
import { consultShare, coverageText, decidedShare, FLOORS, sharpShare } from './coverage.ts';
import { playSeeds } from './play-seeds.ts';

const FROM = 1;
const CALLS = 500;
test(`${CALLS} calls of chance are told rightly under every combination of sources`, { timeout: 180_000 }, async () => {
  const { coverage, wrong } = await playSeeds({ from: FROM, count: CALLS });
  console.log(`seeds ${FROM} to ${FROM + CALLS - 1}\n${coverageText(coverage)}`);
  expect(wrong.map(({ says }) => says)).toEqual([]);
  expect(sharpShare(coverage)).toBeGreaterThanOrEqual(FLOORS.sharp);
  expect(decidedShare(coverage)).toBeGreaterThanOrEqual(FLOORS.decided);
  for (const name of ['events and records', 'records alone'] as const)
    expect(consultShare(coverage, name)).toBeGreaterThanOrEqual(FLOORS.consult[name]);
});
