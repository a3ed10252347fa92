import type { Path } from './problem.ts';

/** What holds many digits and is no phone number: ids, and the account of an ARN. */
const NO_NUMBER = String.raw`\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|(?<=\barn:[\w-]+:[\w-]+:[\w-]*:)\d{12}(?=:)`;
/** Digits with at most three signs between them. A colon is none of these: it is in addresses and ARNs. */
const DIGITS = String.raw`\+?\p{Nd}(?:[^\p{L}\p{N}:]{0,3}\p{Nd})*`;
const DIGITS_OR_NOT = new RegExp(`(?:${NO_NUMBER})|(?<number>${DIGITS})`, 'giu');

/** A number of fewer digits is none that anybody could be called at, unless it begins with a plus. */
const FEWEST_DIGITS = 7;
const FEWEST_AFTER_PLUS = 4;
const SHOWN_DIGITS = 2;
/** Fields whose values are numbers, however they are written. */
const PHONE_FIELD = /phone|number|^(tel|mobile|fax)$/i;

/** A text in which no more than the last two digits of a phone number stand. */
export const hideNumbers = (text: string): string =>
  text.replace(DIGITS_OR_NOT, (match, ...groups) => {
    const { number } = groups.at(-1) as { readonly number?: string };
    return number !== undefined && isLong(number) ? stars(number, SHOWN_DIGITS) : match;
  });

/** A path that names no phone number. */
export const pathWithoutNumbers = (path: Path): Path => path.map((step) => (typeof step === 'string' ? hideNumbers(step) : step));

/** A value of any shape in which no phone number stands, in keys neither; `path` says what it is the value of. */
export function valueWithoutNumbers(value: unknown, path: Path): unknown {
  const isPhone = path.some((step) => typeof step === 'string' && PHONE_FIELD.test(step));
  // The parts of a number that was taken apart would make it whole again.
  return hidden(value, (text) => (isPhone ? stars(text, isList(value) ? 0 : SHOWN_DIGITS) : hideNumbers(text)));
}

function hidden(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (typeof value === 'number') return hide(String(value)) === String(value) ? value : hide(String(value));
  if (Array.isArray(value)) return value.map((one) => hidden(one, hide));
  if (!isList(value)) return value;
  const ofField = (key: string) => (PHONE_FIELD.test(key) ? (text: string) => stars(text, isList(value[key]) ? 0 : SHOWN_DIGITS) : hide);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [hideNumbers(key), hidden(one, ofField(key))]));
}

const isList = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const digitsIn = (text: string): number => text.match(/\p{Nd}/gu)?.length ?? 0;
const isLong = (number: string): boolean => digitsIn(number) >= (number.startsWith('+') ? FEWEST_AFTER_PLUS : FEWEST_DIGITS);

/** Every digit but the last of them, as many as are shown, replaced by a star. */
function stars(text: string, shown: number): string {
  const from = digitsIn(text) - shown;
  let seen = 0;
  return text.replace(/\p{Nd}/gu, (digit) => (seen++ < from ? '*' : digit));
}
