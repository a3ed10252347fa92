import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, csvLine } from '../../../domain/csv/csv-line.ts';
import { CONTROLS, oneLine } from '../../../domain/text/one-line.ts';
import { cellsOf } from './cells-of.ts';

test.each<[string, readonly Cell[], string]>([
  ['texts, numbers, truths and what is not known', ['a', 1, true, null], 'a,1,true,\r\n'],
  ['a comma', ['a,b'], '"a,b"\r\n'],
  ['a quote', ['say "no"'], '"say ""no"""\r\n'],
  ['a line end', ['a\nb', 'a\r\nb'], 'a b,a b\r\n'],
  ['what a spreadsheet would work out', ['=1+1', '+1206', '-1', '@x'], "'=1+1,'+1206,'-1,'@x\r\n"],
  ['the same behind what is not seen', ['\t=1', '\r=1', ' +1', '\u200b-1', '\ufeff@x'], "' =1,' =1,' +1,'\u200b-1,'\ufeff@x\r\n"],
  ['the same in full width, small and raised', ['＝1', '＋1', '－1', '＠x', '﹦1', '⁺1'], "'＝1,'＋1,'－1,'＠x,'﹦1,'⁺1\r\n"],
  ['control characters', ['a\x1b[2Jb', 'a\u009bb', 'a\u202eb', '\0'], 'a\ufffd[2Jb,a\ufffdb,a\ufffdb,\ufffd\r\n'],
  ['a number below nothing is no formula', [-1], '-1\r\n'],
  ['a formula with a comma', ['=a,b'], '"\'=a,b"\r\n'],
])('%s', (_, cells, line) => {
  expect(csvLine(cells)).toBe(line);
});

test('whatever is written is read back by RFC 4180, on one line, but for the apostrophe before a formula', () => {
  const unit = fc.constantFrom('a', ',', '"', '\r', '\n', '\t', '=', '＝', '+', ' ', '\x1b', '\u202e');
  fc.assert(
    fc.property(fc.array(fc.string({ unit }), { minLength: 1 }), (cells) => {
      const guarded = cells.map(oneLine).map((cell) => (/^ *[=＝+]/.test(cell) ? `'${cell}` : cell));
      const line = csvLine(cells);
      expect(cellsOf(line)).toEqual(guarded);
      expect(line.slice(0, -2).match(CONTROLS)).toBeNull();
    }),
  );
});
