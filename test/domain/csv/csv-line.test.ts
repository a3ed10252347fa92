import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, csvLine } from '../../../domain/csv/csv-line.ts';

test.each<[string, readonly Cell[], string]>([
  ['texts, numbers, truths and what is not known', ['a', 1, true, null], 'a,1,true,\r\n'],
  ['a comma', ['a,b'], '"a,b"\r\n'],
  ['a quote', ['say "no"'], '"say ""no"""\r\n'],
  ['a line end', ['a\nb'], '"a\nb"\r\n'],
  ['what a spreadsheet would work out', ['=1+1', '+1206', '-1', '@x', '\tx'], "'=1+1,'+1206,'-1,'@x,'\tx\r\n"],
  ['a number below nothing is no formula', [-1], '-1\r\n'],
  ['a formula with a comma', ['=a,b'], '"\'=a,b"\r\n'],
])('%s', (_, cells, line) => {
  expect(csvLine(cells)).toBe(line);
});

test('whatever is written is read back by RFC 4180, but for the apostrophe before a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', ',', '"', '\r', '\n', '=', '+', ' ') }), { minLength: 1 }), (cells) => {
      const guarded = cells.map((cell) => (/^[=+\r]/.test(cell) ? `'${cell}` : cell));
      expect(cellsOf(csvLine(cells))).toEqual(guarded);
    }),
  );
});

/** One record, read by the grammar of RFC 4180. */
function cellsOf(line: string): readonly string[] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n$)/y;
  const cells: string[] = [];
  for (let found = cell.exec(line); found; found = found[3] === ',' ? cell.exec(line) : null)
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
  return cells;
}
