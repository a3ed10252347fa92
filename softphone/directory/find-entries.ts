import type { TargetKind } from '../../contract/targets.ts';
import type { DirectoryIndex, IndexedEntry } from './directory-index.ts';
import type { DirectoryEntry } from './entry.ts';
import { keyOf, keyOfRecent, type PersonalBook } from './personal-book.ts';
import { digitsOf } from './phone-number.ts';
import { plain, wordsOf } from './plain-words.ts';

/** What is looked for: what was typed, and what the agent's book narrows it to. */
export interface Search {
  readonly query: string;
  readonly book: Pick<PersonalBook, 'favourites' | 'recents' | 'tab' | 'hidesUnavailable'>;
}

/**
 * Who matches, best first. Every word typed begins a word of the name; digits begin a number, in its own country's way or the world's.
 * A better match comes first, then favourites, then who was asked lately, then agents, teams, outside, by name. Presence is no rank: rows
 * must not change places under the agent's hand.
 */
export function findEntries(index: DirectoryIndex, { query, book }: Search): readonly DirectoryEntry[] {
  const typed = query.trim().toLowerCase();
  const wanted: Wanted = { typed: plain(typed), words: wordsOf(typed), digits: digitsTyped(typed) };
  const closeness = closenessIn(book);
  const found: Found[] = [];
  for (const item of index) {
    const { entry } = item;
    if (!isInTab(entry, book) || (book.hidesUnavailable && isUnavailable(entry))) continue;
    const match = matchOf(item, wanted);
    if (match !== null) found.push({ item, match, closeness: closeness(entry) });
  }
  return found.sort(byRank).map(({ item }) => item.entry);
}

/** Known not to be free. Of whom nothing is known may well be. */
export const isUnavailable = ({ presence }: DirectoryEntry): boolean =>
  presence !== undefined && presence.state !== 'available' && presence.state !== 'unknown';

interface Wanted {
  readonly typed: string;
  readonly words: readonly string[];
  /** Null when a name is typed. */
  readonly digits: string | null;
}

/** Without the zeros that lead out of a country or an area. */
const digitsTyped = (typed: string): string | null => (/^[+(\d][\d\s()./-]*$/.test(typed) ? digitsOf(typed).replace(/^0+/, '') : null);

interface Found {
  readonly item: IndexedEntry;
  readonly match: number;
  readonly closeness: number;
}

const byRank = (a: Found, b: Found): number =>
  a.match - b.match || a.closeness - b.closeness || KIND[a.item.entry.kind] - KIND[b.item.entry.kind] || a.item.place - b.item.place;

const KIND: Readonly<Record<TargetKind, number>> = { agent: 0, queue: 1, external: 2 };

/** 0: the whole name; 1: its beginning; 2: beginnings of its words, or of the number; nothing typed fits all alike. Null: no match. */
function matchOf({ name, words, numbers }: IndexedEntry, { typed, words: wanted, digits }: Wanted): number | null {
  if (typed !== '' && name.startsWith(typed)) return name === typed ? 0 : 1;
  if (digits !== null && digits !== '' && numbers.some((number) => number.startsWith(digits))) return 2;
  return wanted.every((word) => words.some((of) => of.startsWith(word))) ? 2 : null;
}

function isInTab(entry: DirectoryEntry, { tab, favourites, recents }: Search['book']): boolean {
  if (tab === 'all') return true;
  if (tab === 'favourites') return entry.arn !== null && favourites.includes(entry.arn);
  if (tab === 'recents') return recents.some((recent) => keyOfRecent(recent) === keyOf(entry));
  return entry.kind === tab;
}

/** Favourites first, then the latest; among the recent ones only that counts. */
function closenessIn({ tab, favourites, recents }: Search['book']): (entry: DirectoryEntry) => number {
  const starred = new Set(tab === 'recents' ? [] : favourites);
  const latest = new Map(recents.map((recent, place) => [keyOfRecent(recent), place + 1]));
  return (entry) => (starred.has(keyOf(entry)) ? 0 : (latest.get(keyOf(entry)) ?? recents.length + 1));
}
