import { expect, test } from 'vitest';
import { guideDone } from '../../../local/play-page/guide.ts';
import { CALLS } from './true-call.ts';

test.each([
  ['nothing', [], ''],
  ['a customer who waits', [CALLS.waiting], ''],
  ['a desk that rings', [CALLS.ringing], 'rang'],
  ['a call that was taken', [CALLS.talking], 'rang talked'],
  ['a consult that was answered', [CALLS.consulted], 'rang talked consulted'],
  ['a return', [CALLS.returned], 'rang talked consulted decided'],
  ['a transfer', [CALLS.transferred], 'rang talked consulted decided'],
  ['a transfer in an earlier call', [CALLS.waiting, CALLS.transferred], 'rang talked consulted decided'],
])('%s ticks its steps', (_, calls, expected) => {
  const done = Object.entries(guideDone(calls)).filter(([, isDone]) => isDone);
  expect(done.map(([step]) => step).join(' ')).toBe(expected);
});
