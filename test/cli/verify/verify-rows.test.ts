import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../../cli/verify/checks.ts';
import { rowsIn, verifyRows } from '../../../cli/verify/verify-rows.ts';

describe('the rows that npm run verify goes through', () => {
  test('are those of docs/verify-on-aws.md, each with a way to look', () => {
    const rows = verifyRows();
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter(({ what, look }) => what === '' || look === '')).toEqual([]);
  });

  test('have every check among them', () => {
    const ids = verifyRows().map(({ id }) => id);
    expect(Object.keys(CHECKS).filter((id) => !ids.includes(id))).toEqual([]);
  });

  const page = (...rows: string[]) => ['## First', '', '| What | How to look |', '|---|---|', ...rows].join('\n');
  test.each([
    ['a switch, by its name', '| `legsAfterEnd` | look |', 'legsAfterEnd'],
    ['several switches, by the first', '| `one`, `two` | look |', 'one'],
    [
      'a sentence, by its beginning',
      '| `SearchUsers` finds the one user, in whatever case the login is | look |',
      'searchusers-finds-the-one-user-in-whatever',
    ],
  ])('are named: %s', (_, row, id) => {
    expect(rowsIn(page(row))).toMatchObject([{ id, section: 'First', look: 'look' }]);
  });

  test('may not have one name twice', () => {
    expect(() => rowsIn(page('| `a` | look |', '| `a` | look |'))).toThrow('are named a');
  });
});
