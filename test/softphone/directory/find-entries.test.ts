import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directoryIndex } from '../../../softphone/directory/directory-index.ts';
import type { DirectoryEntry, PresenceState } from '../../../softphone/directory/entry.ts';
import { findEntries } from '../../../softphone/directory/find-entries.ts';
import { EMPTY_BOOK, type PersonalBook } from '../../../softphone/directory/personal-book.ts';
import { BILLING, BOB, SUPPLIER } from '../support/endpoints.ts';

const agent = (name: string, state?: PresenceState): DirectoryEntry => ({
  ...BOB,
  arn: name,
  name,
  ...(state === undefined ? {} : { presence: { state, sinceMs: 0 } }),
});
const ALL = [
  SUPPLIER,
  agent('Carol Bond', 'offline'),
  BILLING,
  agent('Bob Meyer', 'available'),
  agent('Ann-Marie Bo', 'on-contact'),
  agent('Jürgen Zoë'),
];
const EVERYBODY = ['Ann-Marie Bo', 'Bob Meyer', 'Carol Bond', 'Jürgen Zoë', 'Billing', 'Supplier'];

const found = (query: string, book: Partial<PersonalBook> = {}, entries = ALL) => {
  const mine = { ...EMPTY_BOOK, ...book };
  return findEntries(directoryIndex(entries, mine.recents), { query, book: mine }).map(({ name, number }) => name ?? number);
};

describe('finding somebody to ask', () => {
  test.each([
    ['nothing typed offers everybody: agents, teams, outside, by name', '', EVERYBODY],
    ['the start of a name, before the start of a later word', 'bo', ['Bob Meyer', 'Ann-Marie Bo', 'Carol Bond']],
    ['a later word, in any case', 'MEY', ['Bob Meyer']],
    ['several words in any order', 'mey bob', ['Bob Meyer']],
    ['a part after a hyphen', 'marie', ['Ann-Marie Bo']],
    ['without its accents', 'jurgen zoe', ['Jürgen Zoë']],
    ['with other accents', 'bôb', ['Bob Meyer']],
    ['the middle of a word is no match', 'ond', []],
    ['the number of a quick connect, with its country', '+1 206', ['Supplier']],
    ['without its country', '(206) 555', ['Supplier']],
    ['the way its country is left for another', '001206', ['Supplier']],
    ['nobody', 'xavier', []],
  ])('%s', (_name, query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  test('the whole name comes before a longer one', () => {
    expect(found('bob', {}, [agent('Bob Able'), agent('Bob')])).toEqual(['Bob', 'Bob Able']);
  });
});

describe('what the book narrows and ranks', () => {
  const recents = [
    { arn: BILLING.arn ?? '', atMs: 3 },
    { number: '+442079460958', atMs: 2 },
    { arn: 'Bob Meyer', atMs: 1 },
  ];
  const typed = '+442079460958';

  test.each<[string, string, Partial<PersonalBook>, readonly (string | null)[]]>([
    ['one kind', '', { tab: 'queue' }, ['Billing']],
    [
      'favourites come first',
      '',
      { favourites: ['Jürgen Zoë'] },
      ['Jürgen Zoë', 'Ann-Marie Bo', 'Bob Meyer', 'Carol Bond', 'Billing', 'Supplier'],
    ],
    [
      'then who was asked lately, latest first, typed numbers among them',
      '',
      { favourites: ['Carol Bond'], recents },
      ['Carol Bond', 'Billing', typed, 'Bob Meyer', 'Ann-Marie Bo', 'Jürgen Zoë', 'Supplier'],
    ],
    ['a better match beats a favourite', 'bo', { favourites: ['Carol Bond'] }, ['Bob Meyer', 'Carol Bond', 'Ann-Marie Bo']],
    [
      'recents alone, latest first, favourite or not',
      '',
      { tab: 'recents', favourites: ['Bob Meyer'], recents },
      ['Billing', typed, 'Bob Meyer'],
    ],
    ['favourites alone', 'b', { tab: 'favourites', favourites: ['Bob Meyer', 'Jürgen Zoë'] }, ['Bob Meyer']],
    ['a typed number is found again by its digits', '2079', { recents }, [typed]],
    ['one that is a quick connect is listed once', '1206', { recents: [{ number: '+12065550199', atMs: 1 }] }, ['Supplier']],
    [
      'who is known to be away is hidden; of whom nothing is known is not',
      '',
      { hidesUnavailable: true },
      ['Bob Meyer', 'Jürgen Zoë', 'Billing', 'Supplier'],
    ],
    ['a favourite no longer on offer is not shown', '', { tab: 'favourites', favourites: ['gone'] }, []],
  ])('%s', (_name, query, book, expected) => {
    expect(found(query, book)).toEqual(expected);
  });

  test('the order of the directory does not matter, and presence moves no row', () => {
    const states = fc.constantFrom<PresenceState>('available', 'on-contact', 'after-contact-work', 'offline', 'unknown');
    fc.assert(
      fc.property(fc.shuffledSubarray(ALL, { minLength: ALL.length }), fc.array(states, { minLength: 6, maxLength: 6 }), (entries, now) => {
        const moved = entries.map((entry, at) => ({ ...entry, presence: { state: now[at] ?? 'unknown', sinceMs: at } }));
        expect(found('', { recents: [{ arn: 'Carol Bond', atMs: 1 }] }, moved)).toEqual(
          found('', { recents: [{ arn: 'Carol Bond', atMs: 1 }] }),
        );
      }),
    );
  });
});
