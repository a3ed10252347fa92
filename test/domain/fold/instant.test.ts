import { describe, expect, test } from 'vitest';
import { bestOf, coarsest, earlier, type Instant, order, precedes } from '../../../domain/fold/instant.ts';

const derived = (ms: number): Instant => ({ ms, method: 'derived' });
const measured = (ms: number): Instant => ({ ms, method: 'measured' });
const estimated = (ms: number): Instant => ({ ms, method: 'estimated' });
/** It happened within the second that begins there. */
const cut = (ms: number): Instant => ({ ...estimated(ms), isCut: true });

describe('the order of two instants', () => {
  test.each([
    ['a quarter of a second apart by events they are one moment', derived(0), derived(250), 'together'],
    ['more, and they are two', derived(0), derived(251), 'before'],
    ['a desk’s clock is good for no more', measured(251), derived(0), 'after'],
    ['whole seconds next to one another have no order', estimated(0), estimated(1000), 'unclear'],
    ['a whole second and a millisecond within it neither', estimated(0), derived(900), 'unclear'],
    ['whole seconds further apart have', estimated(2000), estimated(0), 'after'],
  ] as const)('%s', (_name, a, b, expected) => {
    expect(order(a, b)).toBe(expected);
  });

  test('between two events a millisecond decides who was first', () => {
    expect([precedes(derived(0), derived(1)), precedes(derived(0), measured(1)), precedes(estimated(0), derived(900))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('of two that cannot be ordered the earlier is known no better than the coarser', () => {
    expect(earlier(derived(900), estimated(500))).toEqual(estimated(500));
    expect(earlier(derived(10), measured(60))).toEqual(measured(10));
    expect(earlier(derived(5000), estimated(500))).toEqual(estimated(500));
    expect(earlier(null, derived(7))).toEqual(derived(7));
  });

  test('what hangs on several is known as well as the coarsest', () => {
    expect([coarsest('derived', 'measured'), coarsest('derived', 'estimated', 'measured'), coarsest()]).toEqual([
      'measured',
      'estimated',
      'derived',
    ]);
  });
});

describe('of several sightings', () => {
  test.each([
    ['the earliest event counts', { derived: [5000, 4000] }, derived(4000)],
    ['an event within the record’s second refines it', { derived: [4700], estimated: [4000] }, derived(4700)],
    ['a record more than a second earlier tells of something else, and is first', { derived: [9000], estimated: [4000] }, cut(4000)],
    ['a desk that fits the record refines it', { measured: [4700], estimated: [4000] }, measured(4700)],
    ['a desk that does not fit it is not believed', { measured: [94_000], estimated: [4000] }, cut(4000)],
    ['an event goes before a desk', { derived: [4000], measured: [3900] }, derived(4000)],
    ['nothing tells nothing', {}, null],
  ])('%s', (_name, sightings, expected) => {
    expect(bestOf(sightings)).toEqual(expected);
  });
});
