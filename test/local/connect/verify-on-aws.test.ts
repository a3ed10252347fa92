import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_ASSUMPTIONS } from '../../../local/connect/assumptions.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/verify-on-aws.md'), 'utf8');

const byText = (a: string, b: string) => a.localeCompare(b);

/** The rows about switches: their names, and how to look. */
const rows = (PAGE.split('\n## ').find((section) => section.startsWith('How Connect behaves')) ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [, switches = '', howToLook = ''] = line.split('|');
    return { switches: [...switches.matchAll(/`(\w+)`/g)].map(([, name = '']) => name), howToLook: howToLook.trim() };
  });

describe('the page about what to verify on AWS', () => {
  test('names every switch of the simulated instance, once, and no other', () => {
    const named = rows.flatMap(({ switches }) => switches);
    expect(named.toSorted(byText)).toEqual(Object.keys(DEFAULT_ASSUMPTIONS).toSorted(byText));
  });

  test.each(rows)('says how to look at $switches', ({ howToLook }) => {
    expect(howToLook).not.toBe('');
  });
});
