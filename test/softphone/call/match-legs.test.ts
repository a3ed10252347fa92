import { describe, expect, test } from 'vitest';
import { matchLegs } from '../../../softphone/call/match-legs.ts';
import { type CallMemory, newMemory, type ThirdMemory } from '../../../softphone/call/memory.ts';
import { leg } from '../support/legs.ts';

const third = (appearedAt: number, more: Partial<ThirdMemory> = {}): ThirdMemory => ({
  target: null,
  appearedAt,
  seenLate: false,
  askedHere: true,
  wasHere: false,
  answered: null,
  answeredAt: null,
  answeredBy: null,
  endedHere: null,
  leg: null,
  knownAs: null,
  ...more,
});

const memory = (thirds: CallMemory['thirds']): CallMemory => ({ ...newMemory('c1'), thirds });
const NAMES = { 'arn:bob': 'Bob', 'arn:carol': 'Carol' };
const matched = (thirds: CallMemory['thirds'], legs: readonly ReturnType<typeof leg>[], skewMs = 0) =>
  Object.fromEntries([...matchLegs(memory(thirds), { legs, names: NAMES }, skewMs)].map(([id, { contactId }]) => [id, contactId]));

const known = { contactId: 'c2', queued: false, place: null, outcome: null, endReason: null, live: false, outlasted: false, ended: false };

describe('which leg belongs to which line', () => {
  test.each([
    ['a leg that starts right after the dial', { a: third(1_000) }, [leg('c2', { startedAt: 1_400 })], { a: 'c2' }],
    ['a leg whose record knows whole seconds only', { a: third(1_900) }, [leg('c2', { startedAt: 1_000 })], { a: 'c2' }],
    ['a leg long before the dial is another one', { a: third(60_000) }, [leg('c2', { startedAt: 1_000 })], {}],
    ['the own leg is nobody’s line', { a: third(1_000) }, [leg('c1', { startedAt: 1_000, parentContactId: 'c0' })], {}],
    ['the first leg of the chain is nobody’s line', { a: third(1_000) }, [leg('c0', { startedAt: 1_000, parentContactId: null })], {}],
    [
      'two dials take their legs in turn, in whatever order they are told',
      { a: third(1_000), b: third(9_000) },
      [leg('c3', { startedAt: 9_300 }), leg('c2', { startedAt: 1_300 })],
      { a: 'c2', b: 'c3' },
    ],
    [
      'a quick second dial',
      { a: third(1_000), b: third(2_500) },
      [leg('c2', { startedAt: 1_500 }), leg('c3', { startedAt: 2_800 })],
      { a: 'c2', b: 'c3' },
    ],
    [
      'the second dial’s leg is told although the first one’s is missing',
      { a: third(1_000), b: third(9_000) },
      [leg('c3', { startedAt: 9_300 })],
      { b: 'c3' },
    ],
    [
      'what was matched stays matched',
      { a: third(1_000, { leg: known }), b: third(1_100) },
      [leg('c2', { startedAt: 1_200 }), leg('c3', { startedAt: 1_250 })],
      { a: 'c2', b: 'c3' },
    ],
    [
      'a line that somebody else dialled takes a leg asked from elsewhere',
      { a: third(1_000, { askedHere: false }), b: third(1_000) },
      [leg('c5', { startedAt: 1_100, parentContactId: 'c4' }), leg('c2', { startedAt: 1_200 })],
      { a: 'c5', b: 'c2' },
    ],
    [
      'a leg asked from here that no line dialled here takes was dialled in another tab',
      { a: third(1_000, { askedHere: false }) },
      [leg('c2', { startedAt: 1_200 })],
      { a: 'c2' },
    ],
    [
      'a line dialled here has the first claim on a leg asked from here',
      { a: third(1_100, { askedHere: false }), b: third(1_000) },
      [leg('c2', { startedAt: 1_200 })],
      { b: 'c2' },
    ],
    [
      'whoever was here before has no leg to wait for',
      { a: third(1_000, { askedHere: false, wasHere: true }) },
      [leg('c5', { startedAt: 1_100, parentContactId: 'c4' })],
      {},
    ],
    [
      'a line that was there before takes a leg however long ago it began: it was held and resumed since',
      { a: third(60_000, { seenLate: true }) },
      [leg('c2', { startedAt: 1_000, connectedAt: 5_000 })],
      { a: 'c2' },
    ],
    [
      'lines that were there before take their legs in the order in which they were added',
      { a: third(60_000, { seenLate: true }), b: third(40_000, { seenLate: true }) },
      [leg('c3', { startedAt: 30_000 }), leg('c2', { startedAt: 1_000 })],
      { a: 'c2', b: 'c3' },
    ],
    [
      'a line that was there before takes no leg that is over',
      { a: third(60_000, { seenLate: true }) },
      [leg('c2', { startedAt: 1_000, connectedAt: 5_000, leftAt: 20_000 }), leg('c3', { startedAt: 30_000 })],
      { a: 'c3' },
    ],
    [
      'a line that was there before takes the leg of whose name it has, beside a call that nobody took and nobody ended',
      { a: third(60_000, { seenLate: true, target: { kind: 'agent', name: 'Carol' } }) },
      [leg('c2', { startedAt: 1_000, target: { kind: 'agent', id: 'arn:bob' } }), leg('c3', { startedAt: 30_000, agent: 'arn:carol' })],
      { a: 'c3' },
    ],
    [
      'a line to an outside number takes no leg of a colleague',
      { a: third(60_000, { seenLate: true, target: { kind: 'external', name: 'Courier' } }), b: third(60_000, { seenLate: true }) },
      [leg('c2', { startedAt: 1_000 })],
      { b: 'c2' },
    ],
    [
      'a supervisor who listens sees lines of which it cannot be told whose they are',
      { a: third(60_000, { seenLate: true }) },
      [leg('c1', { startedAt: 30_000, initiationMethod: 'MONITOR' }), leg('c2', { startedAt: 1_000, parentContactId: 'c0' })],
      {},
    ],
    ['a supervisor who listens is nobody’s line', { a: third(1_000) }, [leg('c2', { startedAt: 1_100, initiationMethod: 'MONITOR' })], {}],
  ] as const)('%s', (_name, thirds, legs, expected) => {
    expect(matched(thirds, legs)).toEqual(expected);
  });

  test('the browser’s clock may be wrong', () => {
    expect(matched({ a: third(1_000) }, [leg('c2', { startedAt: 91_400 })], 90_000)).toEqual({ a: 'c2' });
  });
});
