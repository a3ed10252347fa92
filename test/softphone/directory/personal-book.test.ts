import { describe, expect, test } from 'vitest';
import { outsideNumber } from '../../../softphone/call/endpoint.ts';
import { bookStore } from '../../../softphone/directory/book-store.ts';
import {
  EMPTY_BOOK,
  MAX_RECENTS,
  RECENT_FOR_MS,
  stillRecent,
  withFavouriteToggled,
  withRecent,
} from '../../../softphone/directory/personal-book.ts';
import { BILLING, BOB } from '../support/endpoints.ts';

function aStorage() {
  const kept = new Map<string, string>();
  return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
}

const NUMBER = '+442079460958';

describe('recents', () => {
  test('the latest first, each once', () => {
    const asked = [BOB, BILLING, outsideNumber(NUMBER), BOB];
    const { recents } = asked.reduce((book, endpoint, at) => withRecent(book, endpoint, at), EMPTY_BOOK);
    expect(recents).toEqual([
      { arn: 'qc/bob', atMs: 3 },
      { number: NUMBER, atMs: 2 },
      { arn: 'qc/billing', atMs: 1 },
    ]);
  });

  test('twenty at most, and fourteen days', () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ arn: `qc/${at}`, atMs: -at }));
    expect(stillRecent(many, 0)).toHaveLength(MAX_RECENTS);
    expect(stillRecent(many, RECENT_FOR_MS - 3)).toHaveLength(3);
  });
});

test('a favourite is one until it is starred again', () => {
  const starred = withFavouriteToggled(EMPTY_BOOK, 'qc/bob');
  expect(starred.favourites).toEqual(['qc/bob']);
  expect(withFavouriteToggled(starred, 'qc/bob').favourites).toEqual([]);
});

describe('the store of an agent', () => {
  test('keeps tab, favourites and recents over a reload, for this agent alone', () => {
    const storage = aStorage();
    bookStore(storage, 'alice').change((book) => withRecent({ ...book, tab: 'agent', hidesUnavailable: true }, BOB, 5), 5);
    expect(bookStore(storage, 'alice').read(6)).toEqual({
      ...EMPTY_BOOK,
      tab: 'agent',
      hidesUnavailable: true,
      recents: [{ arn: 'qc/bob', atMs: 5 }],
    });
    expect(bookStore(storage, 'bob').read(6)).toEqual(EMPTY_BOOK);
  });

  test('a typed number is remembered while the page is open, and never written', () => {
    const storage = aStorage();
    const store = bookStore(storage, 'alice');
    store.change((book) => withRecent(book, outsideNumber(NUMBER), 5), 5);
    expect(store.read(6).recents).toEqual([{ number: NUMBER, atMs: 5 }]);
    expect([...storage.kept.values()].join()).not.toContain('2079460958');
    expect(bookStore(storage, 'alice').read(6).recents).toEqual([]);
  });

  test('forgets on demand, numbers too', () => {
    const store = bookStore(aStorage(), 'alice');
    store.change((book) => withRecent(withRecent(book, outsideNumber(NUMBER), 5), BOB, 6), 6);
    store.change((book) => ({ ...book, recents: [] }), 7);
    expect(store.read(8).recents).toEqual([]);
  });

  test('what another tab has changed meanwhile stays', () => {
    const storage = aStorage();
    const [here, there] = [bookStore(storage, 'alice'), bookStore(storage, 'alice')];
    here.change((book) => withFavouriteToggled(book, 'qc/bob'), 1);
    there.change((book) => withFavouriteToggled(book, 'qc/billing'), 2);
    expect(here.read(3).favourites).toEqual(['qc/bob', 'qc/billing']);
  });

  test.each([
    ['nothing', 'null'],
    ['a list', '[1]'],
    ['other fields', '{"favourites":"qc/bob","recents":[{"arn":7,"atMs":1},{"number":"+4912345678","atMs":1},null],"tab":"people"}'],
  ])('what does not fit is left out: %s', (_name, text) => {
    const storage = aStorage();
    storage.setItem('picker alice', text);
    expect(bookStore(storage, 'alice').read(0)).toEqual(EMPTY_BOOK);
  });
});
