import { expect, test } from 'vitest';
import { consultAttributes, storedConsult } from '../../../lambdas/store/consult-item.ts';
import { consultOn, eventFacts, recordFacts } from '../../domain/facts-of.ts';
import { legsOf } from '../../domain/story.ts';

const legs = legsOf({ invited: 20_000, answered: 27_150, consultedLeaves: 60_400, customerLeaves: 90_000 });
const consult = consultOn([...eventFacts(legs), ...recordFacts(legs)]);

test('a row is read as it was written', () => {
  const row = { consult, contribution: {}, lists: [], seen: 's1' };
  expect(storedConsult(consultAttributes(row, null))).toEqual(row);
});

test('a row that was written before there were bounds is read without them, and without the length of the consult', () => {
  const { consult: _, ...five } = consult.times;
  const times = Object.fromEntries(Object.entries(five).map(([name, { ms, method }]) => [name, { ms, method }]));
  const old = { seen: { S: 's1' }, row: { S: JSON.stringify({ ...consult, times }) } };
  expect(storedConsult(old)?.consult?.times).toMatchObject({
    consult: { ms: null, method: 'unknown', atLeastMs: null, atMostMs: null },
    ring: { ms: 7_150, method: 'derived', atLeastMs: null, atMostMs: null },
  });
});
