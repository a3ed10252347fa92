import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/min';
import { plainNumber } from './plain-number.ts';

/** ISO 3166-1 alpha-2, as far as the numbering plan knows it. */
export type Country = CountryCode;

/**
 * Why what was typed cannot be dialled. `needs-country`: it has no `+`, and the site has no country of its own; `extension`: the phone
 * cannot dial one; `service-code`: it begins with a code such as *67; `address`: it is one of another kind, such as `sip:`.
 */
export type NumberTrouble =
  | 'too-short'
  | 'too-long'
  | 'no-such-country'
  | 'needs-country'
  | 'no-number'
  | 'extension'
  | 'service-code'
  | 'address';

/** A number as somebody typed it. `doubtful`: the right length, but in no range of its country that is known to be in use. */
export type TypedNumber =
  | { readonly dialable: true; readonly e164: string; readonly doubtful: boolean }
  | { readonly dialable: false; readonly why: NumberTrouble };

const MIN_DIGITS = 3;
/** What is longer is no number in any writing, and not worth the time. */
const LONGEST = 100;
const LOOKS_LIKE_ONE = /^[+(\d][\d ()./-]*$/;
/** Behind seven digits and more: pauses, `w`, `p`, `;ext=`, or the word of any language. */
const EXTENSION = /^[+(]{0,2}\d(?:[ ()./-]*\d){6,}[ ()./-]*(?:[,;#]+|[,;]? *\p{L}+\.? *=? *)\d+#?$/u;
const SERVICE_CODE = /^[*#][\d*#]*\d/;
const ADDRESS = /^sips?:/i;
/** What people write around an international number: `Tel. +1 ...`, `+1 ... (Imke)`. */
const LABEL_BEFORE = /^\p{L}+[.:]? *(?=\+\d)/u;
const LABEL_BEHIND = / *\(\p{L}[^()\d]*\)$/u;

/**
 * Reads a number in whatever form people write it; null when it is none, a name for example. Without `+` it is one of `home`, or dialled
 * from there with the international prefix.
 */
export function readNumber(text: string, home: Country | null): TypedNumber | null {
  if (text.length > LONGEST) return null;
  const written = plainNumber(text).replace(/^tel:/i, '');
  if (ADDRESS.test(written)) return { dialable: false, why: 'address' };
  if (SERVICE_CODE.test(written)) return { dialable: false, why: 'service-code' };
  const number = written.replace(LABEL_BEFORE, '').replace(LABEL_BEHIND, '');
  if (EXTENSION.test(number)) return { dialable: false, why: 'extension' };
  if (!LOOKS_LIKE_ONE.test(number) || digitsOf(number).length < MIN_DIGITS) return null;
  if (!number.startsWith('+') && home === null) return { dialable: false, why: 'needs-country' };
  const parsed = parsePhoneNumberFromString(number, home ?? undefined);
  const why = troubleOf(number, home, parsed);
  if (why !== null || !parsed) return { dialable: false, why: why ?? 'no-number' };
  return { dialable: true, e164: parsed.number, doubtful: !parsed.isValid() };
}

export const digitsOf = (text: string): string => text.replace(/\D/g, '');

const LENGTHS: Readonly<Record<string, NumberTrouble>> = {
  TOO_SHORT: 'too-short',
  TOO_LONG: 'too-long',
  INVALID_COUNTRY: 'no-such-country',
  INVALID_LENGTH: 'too-short',
};

function troubleOf(number: string, home: Country | null, parsed: PhoneNumber | undefined): NumberTrouble | null {
  const length = validatePhoneNumberLength(number, home ?? undefined);
  if (length !== undefined) return LENGTHS[length] ?? 'no-number';
  return parsed?.ext ? 'extension' : null;
}

/** Where a number leads; null when its code belongs to no single country. `e164`: E.164. */
export const countryOf = (e164: string): Country | null => parsePhoneNumberFromString(e164)?.country ?? null;

/** Its digits without the country's code, as somebody who lives there would begin to type it; null when it is none. */
export const nationalDigits = (e164: string): string | null => parsePhoneNumberFromString(e164)?.nationalNumber ?? null;

/** A number as people read it: the country's code, then grouped as its country does. What is no E.164 stays as it is. */
export const showNumber = (number: string): string => parsePhoneNumberFromString(number)?.formatInternational() ?? number;

/** A number as people in its own country write it; null for numbers of other countries than `home`. */
export function showLocally(e164: string, home: Country | null): string | null {
  const parsed = parsePhoneNumberFromString(e164);
  return parsed?.country !== undefined && parsed.country === home ? parsed.formatNational() : null;
}
