import type * as z from 'zod/mini';
import { byText } from '../by-text.ts';

export type Shape = Readonly<Record<string, z.ZodMiniType>>;
/** What could be read; a field that is absent, null, a placeholder or malformed has no key. */
export type Fields<S extends Shape> = { readonly [K in keyof S]?: Exclude<z.output<S[K]>, undefined> };

export interface Reading<S extends Shape> {
  readonly fields: Fields<S>;
  /** Paths of fields that are unknown or could not be read: names only, never a value. */
  readonly ignored: readonly string[];
  /** Those of `ignored` that are wanted and have a value of an unknown form. */
  readonly unread: readonly string[];
  /** Names of fields whose value stands for "not yet". */
  readonly blank: readonly string[];
}

/** What exporters write where there is no value. */
const NO_VALUE = /^(none|null|nan|undefined|n\/a|\\n|)$/i;

/** Whether a value says that there is none. */
export const isAbsent = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.length <= 'undefined'.length && NO_VALUE.test(value));

/** As names of fields look: letters, with two digits at most. */
const NAME = /^(?=.{1,64}$)[A-Za-z_]+\d{0,2}[A-Za-z_]*$/;

/**
 * Reads the fields of `shape` out of an object, each by itself, so that one bad field costs only itself.
 * Keys match in any case: Connect's own documentation mixes PascalCase and camelCase inside one contact event.
 * @param known names of further fields that are known and not needed.
 */
export function readFields<S extends Shape>(
  shape: S,
  input: Readonly<Record<string, unknown>>,
  at: string,
  known: readonly string[] = [],
): Reading<S> {
  const wanted = namesOf(shape, Object.keys);
  const passed = namesOf(known, (names) => names);
  const fields: Record<string, unknown> = {};
  const ignored: string[] = [];
  const unread: string[] = [];
  const blank: string[] = [];
  for (const key of Object.keys(input).sort(byText)) {
    const name = wanted.get(key.toLowerCase());
    const value = input[key];
    if (name === undefined) {
      if (!passed.has(key.toLowerCase())) ignored.push(pathOf(at, key));
      continue;
    }
    if (isAbsent(value)) continue;
    const read = shape[name]?.safeParse(value);
    if (!read?.success) unread.push(pathOf(at, key));
    else if (read.data === undefined) blank.push(name);
    // Two spellings of one key: the first that tells something stays.
    else if (!(name in fields)) fields[name] = read.data;
    if (!read?.success) ignored.push(pathOf(at, key));
  }
  return { fields: fields as Fields<S>, ignored, unread, blank };
}

/** Names by how they look in lower case; worked out once for each of the few lists there are. */
const NAMES = new WeakMap<object, ReadonlyMap<string, string>>();

function namesOf<T extends object>(list: T, read: (list: T) => readonly string[]): ReadonlyMap<string, string> {
  const names = NAMES.get(list) ?? new Map(read(list).map((name) => [name.toLowerCase(), name]));
  NAMES.set(list, names);
  return names;
}

// A key that is no name could be a value in the wrong place.
const pathOf = (at: string, key: string) => `${at}.${NAME.test(key) ? key : '?'}`.replace(/^\./, '');
