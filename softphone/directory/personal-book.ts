import { TARGET_KINDS } from '../../contract/targets.ts';
import type { Endpoint } from '../call/endpoint.ts';

/** What the picker's tabs narrow to. */
export const TABS = ['all', ...TARGET_KINDS, 'recents', 'favourites'] as const;
export type Tab = (typeof TABS)[number];

/** Somebody asked lately: a quick connect by its ARN, or a number that was typed. Milliseconds since 1970 UTC. */
export type Recent = { readonly arn: string; readonly atMs: number } | { readonly number: string; readonly atMs: number };

/** What one agent's desk remembers. Typed numbers are personal data: they are in here for as long as the page is open, never in a store. */
export interface PersonalBook {
  /** ARNs of quick connects. */
  readonly favourites: readonly string[];
  /** Latest first. */
  readonly recents: readonly Recent[];
  readonly tab: Tab;
  readonly hidesUnavailable: boolean;
  /** Single letters give no commands. */
  readonly shortcutsOff: boolean;
}

export const EMPTY_BOOK: PersonalBook = { favourites: [], recents: [], tab: 'all', hidesUnavailable: false, shortcutsOff: false };

export const MAX_RECENTS = 20;
export const RECENT_FOR_MS = 14 * 24 * 3_600_000;

/** What an endpoint is known by: its quick connect, or its number. */
export const keyOf = ({ arn, number }: Pick<Endpoint, 'arn' | 'number'>): string => arn ?? number ?? '';
export const keyOfRecent = (recent: Recent): string => ('arn' in recent ? recent.arn : recent.number);

/** Puts somebody who was just asked first. */
export function withRecent(book: PersonalBook, { arn, number }: Endpoint, nowMs: number): PersonalBook {
  const newest = arn !== null ? { arn, atMs: nowMs } : number !== null ? { number, atMs: nowMs } : null;
  if (newest === null) return book;
  const others = book.recents.filter((recent) => keyOfRecent(recent) !== keyOfRecent(newest));
  return { ...book, recents: stillRecent([newest, ...others], nowMs) };
}

/** Those of the last fourteen days, twenty at most. */
export const stillRecent = (recents: readonly Recent[], nowMs: number): readonly Recent[] =>
  recents.filter(({ atMs }) => nowMs - atMs < RECENT_FOR_MS).slice(0, MAX_RECENTS);

/** Adds a quick connect to the favourites, or takes it out. */
export const withFavouriteToggled = (book: PersonalBook, arn: string): PersonalBook => ({
  ...book,
  favourites: book.favourites.includes(arn) ? book.favourites.filter((other) => other !== arn) : [...book.favourites, arn],
});
