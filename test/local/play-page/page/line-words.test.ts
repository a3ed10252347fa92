import { describe, expect, test } from 'vitest';
import { lineWords, nextNumber, readable } from '../../../../local/play-page/page/line-words.ts';
import type { LineShape } from '../../../../local/play-page/shapes.ts';

const PEOPLE = new Set(['Alice', 'Bob', 'customer']);
const line = (state: LineShape['state'], hears: readonly string[]): LineShape => ({
  id: 'l',
  number: '+12065550142',
  state,
  sinceMs: 0,
  hears,
  rootContactId: null,
});

describe("a line from its own person's side", () => {
  test.each([
    ['ringing', line('ringing', []), 'ringing', 'rings'],
    ['over', line('ended', []), 'gone', 'ended'],
    ['in silence', line('connected', []), 'reaching', 'hears nobody'],
    ['with a prompt', line('connected', ['Please wait.']), 'reaching', 'hears Please wait.'],
    ['on hold', line('connected', ['hold music']), 'held', 'hears hold music'],
    ['with an agent', line('connected', ['Alice']), 'talking', 'hears Alice'],
    ['with two agents', line('connected', ['Alice', 'Bob']), 'talking', 'hears Alice, Bob'],
    ['with an outside party', line('connected', ['+12065550177']), 'talking', 'hears +1 206 555 0177'],
    ['with an agent over a prompt', line('connected', ['Alice', 'Please wait.']), 'talking', 'hears Alice, Please wait.'],
  ] satisfies [string, LineShape, string, string][])('%s', (_, shown, shape, says) => {
    expect(lineWords(shown, PEOPLE)).toEqual({ shape, says });
  });
});

test.each([
  ['+12065550142', '+1 206 555 0142'],
  ['+442079460123', '+442079460123'],
  ['+1206', '+1206'],
])('%s reads as %s', (number, words) => {
  expect(readable(number)).toBe(words);
});

test('the next caller has a number that is not on the line', () => {
  expect(nextNumber([])).toBe('+12065550142');
  expect(nextNumber(['+12065550142', '+12065550143'])).toBe('+12065550144');
  expect(nextNumber(Array.from({ length: 58 }, (_, index) => `+12065550${142 + index}`))).toBe('+12065550142');
});
