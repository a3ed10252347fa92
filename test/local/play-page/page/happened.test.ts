import { expect, test } from 'vitest';
import { happened } from '../../../../local/play-page/page/happened.ts';
import { ALICE, BOB, CALLS, START } from '../true-call.ts';

const NAMES = new Map([
  [ALICE, 'Alice'],
  [BOB, 'Bob'],
]);
const nameOf = (id: string) => NAMES.get(id) ?? id;

test('a transfer: who heard whom as shares of the call, every leg and every leaving in words', () => {
  const story = happened(CALLS.transferred, nameOf, START + 60_000);
  expect(story).toEqual({
    lengthMs: 10_000,
    pairs: [
      { who: 'Alice and customer', bars: [{ from: 0.2, to: 0.4, says: '2.0 s to 4.0 s' }] },
      { who: 'Alice and Bob', bars: [{ from: 0.6, to: 0.8, says: '6.0 s to 8.0 s' }] },
      { who: 'Bob and customer', bars: [{ from: 0.8, to: 1, says: '8.0 s to 10.0 s' }] },
    ],
    legs: [
      'INBOUND, 0.0 s; queued 0.5 s; rang 1.0 s; answered by Alice 2.0 s; ended 8.0 s',
      'Alice asked Bob, 4.0 s; rang 4.5 s; answered by Bob 6.0 s; ended 10.0 s',
    ],
    parties: ['customer left at 10.0 s', 'Alice left at 8.0 s', 'Bob left at 10.0 s, ended by customer'],
  });
});

test('what lasts is drawn up to now, and two stretches of one pair share a row', () => {
  const again = { a: ALICE, b: 'customer', fromMs: START + 9000, toMs: null };
  const story = happened({ ...CALLS.returned, together: [...CALLS.returned.together, again] }, nameOf, START + 20_000);
  expect(story.lengthMs).toBe(20_000);
  expect(story.pairs[0]).toEqual({
    who: 'Alice and customer',
    bars: [
      { from: 0.1, to: 0.2, says: '2.0 s to 4.0 s' },
      { from: 0.45, to: 1, says: '9.0 s to now' },
    ],
  });
  expect(story.parties).toContain('Alice is on the line');
});
