import { describe, expect, test } from 'vitest';
import { type LinkSign, newLinkState, readSign, troubleOf } from '../../../softphone/streams/link-state.ts';

/** Looks every two seconds like the page does, with the signs given at their seconds. */
function after(signs: Readonly<Record<number, LinkSign>>, seconds: number) {
  let state = newLinkState(0);
  for (let second = 0; second <= seconds; second += 1) {
    const sign = signs[second];
    if (sign) state = readSign(state, sign, second * 1_000);
    if (second % 2 === 0) state = readSign(state, 'look', second * 1_000);
  }
  return troubleOf(state);
}

const acks = (from: number, to: number): Record<number, LinkSign> =>
  Object.fromEntries(Array.from({ length: to - from + 1 }, (_, i) => [from + i, 'ack']));

describe('the line to Connect', () => {
  test.each([
    ['nothing is said before the phone has opened', acks(1, 3), 4, undefined],
    ['an update opens it', { 1: 'update' }, 2, null],
    ['a phone that keeps answering is there', { 1: 'update', ...acks(2, 60) }, 60, null],
    ['a phone that falls silent is missed after eight seconds', { 1: 'update', ...acks(2, 10) }, 20, 'silent'],
    ['and is back with its next answer', { 1: 'update', ...acks(2, 10), 30: 'ack' }, 31, null],
    ['a lost socket is missed although the page answers', { 1: 'update', ...acks(2, 9), 10: 'socket-lost', 11: 'ack' }, 12, 'silent'],
    ['a socket regained', { 1: 'update', 2: 'socket-lost', 3: 'socket-back' }, 4, null],
    ['somebody has to sign in', { 1: 'update', 2: 'sign-in', 3: 'ack' }, 4, 'sign-in'],
    ['only an update shows that they did', { 1: 'update', 2: 'sign-in', 5: 'update' }, 6, null],
    ['no access', { 1: 'denied' }, 2, 'denied'],
    ['the frame was tried too often', { 1: 'sign-in', 2: 'gave-up' }, 4, 'silent'],
  ] as const)('%s', (_name, signs, seconds, trouble) => {
    expect(after(signs, seconds)).toBe(trouble);
  });

  test('a page whose timers were held back does not cry wolf', () => {
    let state = readSign(newLinkState(0), 'update', 0);
    for (const second of [60, 120, 180]) state = readSign(state, 'look', second * 1_000);
    expect(troubleOf(state)).toBeNull();
  });
});
