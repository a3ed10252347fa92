import { expect, test } from 'vitest';
import type { DirectoryEntry } from '../../../../softphone/directory/entry.ts';
import { entryDetail, entryName } from '../../../../softphone/view/picker/entry-words.ts';
import { moveBy } from '../../../../softphone/view/picker/move-by.ts';
import { BILLING, BOB, SUPPLIER } from '../../support/endpoints.ts';

const HOUR_MS = 3_600_000;
const at = (state: 'available' | 'unknown', sinceMs: number | null): DirectoryEntry => ({ ...BOB, presence: { state, sinceMs } });

test.each<[string, DirectoryEntry, string]>([
  ['an agent of whom nothing is known', BOB, 'presence unknown'],
  ['an agent whose presence is known to be unknown', at('unknown', null), 'presence unknown'],
  ['a moment ago', at('available', 2 * HOUR_MS - 20_000), 'available · less than 1 min'],
  ['minutes', at('available', 2 * HOUR_MS - 4 * 60_000), 'available · 4 min'],
  ['hours', at('available', 0), 'available · 2 h'],
  ['without since when', at('available', null), 'available'],
  ['a team without figures', BILLING, 'team, may have a queue'],
  ['a team at rest', { ...BILLING, team: { agentsFree: 2, contactsWaiting: 0, oldestWaitMs: null } }, '2 free · nobody waiting'],
  [
    'a busy team',
    { ...BILLING, team: { agentsFree: 0, contactsWaiting: 3, oldestWaitMs: 250_000 } },
    'nobody free · 3 waiting · longest 4:10',
  ],
  ['an outside number', SUPPLIER, '+1 206 555 0199 · United States · outside, may cost money'],
  [
    'a typed number of the own country, in its local form',
    { ...SUPPLIER, name: null },
    '(206) 555-0199 · United States · outside, may cost money',
  ],
  ['a typed number of another country', { ...SUPPLIER, name: null, number: '+493012345678' }, 'Germany · outside, may cost money'],
  ['an outside quick connect without its number', { ...SUPPLIER, number: null }, 'outside, may cost money'],
])('%s', (_name, entry, words) => {
  expect(entryDetail(entry, { nowMs: 2 * HOUR_MS, home: 'US' })).toBe(words);
});

test('an entry without a name is called by its number', () => {
  expect([SUPPLIER, { ...SUPPLIER, name: null }, { ...SUPPLIER, name: null, number: null }].map(entryName)).toEqual([
    'Supplier',
    '+1 206 555 0199',
    'number withheld',
  ]);
});

test.each<[string, number, number, number | null]>([
  ['ArrowDown', 0, 3, 1],
  ['ArrowDown', 2, 3, 0],
  ['ArrowUp', 0, 3, 2],
  ['PageDown', 0, 30, 8],
  ['PageDown', 28, 30, 29],
  ['PageUp', 5, 30, 0],
  ['Home', 5, 30, 0],
  ['End', 5, 30, 29],
  ['ArrowLeft', 5, 30, null],
  ['ArrowDown', 0, 0, null],
])('%s from row %i of %i leads to %s', (key, from, count, to) => {
  expect(moveBy(key, from, count)).toBe(to);
});
