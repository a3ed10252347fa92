import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OPERATIONS } from '../../../local/connect/api/operations.ts';
import { DEFAULT_ASSUMPTIONS } from '../../../local/connect/assumptions.ts';
import { METHODS } from '../../../local/connect/desk/methods.ts';
import { ACTIONS } from '../../../local/connect/flows/actions.ts';
import { createStage } from './stage.ts';

const README = readFileSync(join(import.meta.dirname, '../../../local/connect/README.md'), 'utf8');

/** The cells of every table row of a section. */
const rowsOf = (section: string): string[][] =>
  (README.split('\n## ').find((part) => part.startsWith(section)) ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('|---'))
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

const listed = (what: string) =>
  rowsOf('Supported')
    .find(([name]) => name === what)?.[1]
    ?.split(', ');
const byText = (a: string, b: string) => a.localeCompare(b);

describe('the README tells the truth about', () => {
  test.each([
    ['Softphone methods', Object.keys(METHODS)],
    ['Flow actions', Object.keys(ACTIONS)],
    ['API operations', OPERATIONS.map(({ name }) => name)],
  ])('%s', (what, names) => {
    expect(listed(what)?.toSorted(byText)).toEqual(names.toSorted(byText));
  });

  test('Resource types', async () => {
    const { connect } = await createStage();
    const types = Object.keys(connect.providers).map((type) => type.replace('AWS::Connect::', ''));
    expect(listed('Resource types')?.toSorted(byText)).toEqual(types.toSorted(byText));
  });

  test('every switch, its default and why it is open', () => {
    const rows = rowsOf('Assumed');
    expect(Object.fromEntries(rows.map(([name, value]) => [name, value]))).toEqual(
      Object.fromEntries(Object.entries(DEFAULT_ASSUMPTIONS).map(([name, value]) => [name, String(value)])),
    );
    for (const [, , other, why] of rows) expect([other, why].every((cell) => cell && cell.length > 0)).toBe(true);
  });

  test('every switch in a test that turns it', () => {
    const tests = readdirSync(import.meta.dirname).map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
    const unturned = Object.keys(DEFAULT_ASSUMPTIONS).filter((name) => !tests.some((text) => text.includes(name)));
    expect(unturned).toEqual([]);
  });
});
