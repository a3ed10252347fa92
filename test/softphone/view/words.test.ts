import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../softphone/call/command.ts';
import { formatDuration } from '../../../softphone/view/format-duration.ts';
import { formatLength } from '../../../softphone/view/format-length.ts';
import { texts } from '../../../softphone/view/texts.ts';

test.each([
  [0, '0:00'],
  [41_999, '0:41'],
  [161_000, '2:41'],
  [3_599_999, '59:59'],
  [3_761_000, '1:02:41'],
  [-700, '0:00'],
])('%i ms of a clock that runs read as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test.each([
  [499, '0:00'],
  [1_600, '0:02'],
  [59_500, '1:00'],
  [3_599_700, '1:00:00'],
])('%i ms that are over read as %s', (ms, text) => {
  expect(formatLength(ms)).toBe(text);
});

describe('the catalogue of texts', () => {
  test('names every button by the word other pages find it by', () => {
    expect(COMMANDS.map((name) => texts.commands[name])).toEqual([...COMMANDS]);
  });

  test('has a full sentence for every reason', () => {
    for (const sentence of Object.values(texts.reasons)) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });
});
