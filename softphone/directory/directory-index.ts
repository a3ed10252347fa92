import { outsideNumber } from '../call/endpoint.ts';
import type { DirectoryEntry } from './entry.ts';
import { keyOf, type PersonalBook } from './personal-book.ts';
import { digitsOf, nationalDigits } from './phone-number.ts';
import { plain, wordsOf } from './plain-words.ts';

/** An entry with what it is found by, worked out once. */
export interface IndexedEntry {
  readonly entry: DirectoryEntry;
  readonly name: string;
  readonly words: readonly string[];
  /** Digits of its number, with its country's code and without. */
  readonly numbers: readonly string[];
  /** Its place when sorted by name. */
  readonly place: number;
}

/** A directory ready to be searched. */
export type DirectoryIndex = readonly IndexedEntry[];

/** Works out the directory's index: once for a directory, not for each keystroke. Numbers typed lately are found like everybody else. */
export function directoryIndex(entries: readonly DirectoryEntry[], recents: PersonalBook['recents']): DirectoryIndex {
  const listed = new Set(entries.flatMap(({ number }) => (number === null ? [] : [number])));
  const typed = recents.flatMap((recent) => ('number' in recent && !listed.has(recent.number) ? [outsideNumber(recent.number)] : []));
  const named = [...entries, ...typed].map((entry) => ({ entry, name: plain(entry.name ?? '') }));
  return named.sort(byName).map(({ entry, name }, place) => ({ entry, name, words: wordsOf(name), numbers: numbersOf(entry), place }));
}

/** By plain names: comparing as the language does would take ten times as long for two thousand names. */
const byName = (a: { readonly name: string; readonly entry: DirectoryEntry }, b: typeof a): number => {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return keyOf(a.entry) < keyOf(b.entry) ? -1 : 1;
};

const numbersOf = ({ number }: DirectoryEntry): readonly string[] =>
  number === null ? [] : [digitsOf(number), nationalDigits(number)].filter((digits) => digits !== null);
