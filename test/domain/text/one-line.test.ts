import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONTROLS, oneLine } from '../../../domain/text/one-line.ts';

test.each([
  ['a text of letters of any script', 'Zoë, 佐藤, محمد', 'Zoë, 佐藤, محمد'],
  ['a line end, of Unix, Windows and Unicode', 'a\nb\r\nc\u2028d', 'a b c d'],
  ['a tab', 'a\tb', 'a b'],
  ['colours of a terminal', 'a\x1b[31mb', 'a\ufffd[31mb'],
  ['a sequence begun by one character of C1', 'a\u009b31mb', 'a\ufffd31mb'],
  ['a bell, a backspace, a delete', 'a\x07b\x08c\x7f', 'a\ufffdb\ufffdc\ufffd'],
  ['a direction turned over', 'a\u202eb\u2066c\u200f', 'a\ufffdb\ufffdc\ufffd'],
  ['half a character', 'a\ud83d', 'a\ufffd'],
])('%s', (_, text, line) => {
  expect(oneLine(text)).toBe(line);
});

test('nothing that steers a terminal is left of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(oneLine(text).match(CONTROLS)).toBeNull();
      expect(oneLine(oneLine(text))).toBe(oneLine(text));
    }),
  );
});
