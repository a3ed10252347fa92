import { EMPTY_BOOK, type PersonalBook, type Recent, stillRecent, TABS } from './personal-book.ts';

/** An agent's book, kept in this browser over reloads and calls. */
export interface BookStore {
  read(nowMs: number): PersonalBook;
  /** Changes the book as it is now, another tab's changes included, and returns it. */
  change(how: (book: PersonalBook) => PersonalBook, nowMs: number): PersonalBook;
}

/** Keeps the book of one agent under `agentArn`. What is written holds ids of quick connects and settings; typed numbers stay in memory. */
export function bookStore(storage: Pick<Storage, 'getItem' | 'setItem'>, agentArn: string): BookStore {
  const key = `picker ${agentArn}`;
  let typed: readonly Recent[] = [];
  const read = (nowMs: number): PersonalBook => {
    const kept = parseBook(storage.getItem(key));
    const recents = [...kept.recents, ...typed].sort((a, b) => b.atMs - a.atMs);
    return { ...kept, recents: stillRecent(recents, nowMs) };
  };
  return {
    read,
    change(how, nowMs) {
      const book = how(read(nowMs));
      typed = book.recents.filter((recent) => 'number' in recent);
      storage.setItem(key, JSON.stringify({ ...book, recents: book.recents.filter((recent) => 'arn' in recent) }));
      return book;
    },
  };
}

/** What another version of the page wrote may have another shape: what does not fit is left out. */
function parseBook(text: string | null): PersonalBook {
  const kept: unknown = text === null ? null : JSON.parse(text);
  if (typeof kept !== 'object' || kept === null) return EMPTY_BOOK;
  const { favourites, recents, tab, hidesUnavailable, shortcutsOff } = kept as Partial<Record<keyof PersonalBook, unknown>>;
  return {
    favourites: listOf(favourites, (value) => typeof value === 'string'),
    recents: listOf(recents, isKeptRecent),
    tab: TABS.find((name) => name === tab) ?? EMPTY_BOOK.tab,
    hidesUnavailable: hidesUnavailable === true,
    shortcutsOff: shortcutsOff === true,
  };
}

const listOf = <T>(value: unknown, fits: (item: unknown) => item is T): readonly T[] => (Array.isArray(value) ? value.filter(fits) : []);

const isKeptRecent = (value: unknown): value is Recent =>
  typeof value === 'object' &&
  value !== null &&
  'arn' in value &&
  typeof value.arn === 'string' &&
  typeof Reflect.get(value, 'atMs') === 'number';
