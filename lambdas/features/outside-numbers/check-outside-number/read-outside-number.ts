import { type NumberType, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { NumberKind } from '../../../../contract/number-kinds.ts';
import type { OutsideNumber } from '../../../../domain/outside/outside-number.ts';

const E164 = /^\+[1-9]\d{6,14}$/;

/** Calling codes of no country (ITU-T E.164, list of assigned codes). */
const KIND_OF_CODE: Readonly<Record<string, NumberKind>> = {
  '870': 'SATELLITE',
  '881': 'SATELLITE',
  '882': 'SATELLITE',
  '883': 'SATELLITE',
  '878': 'INTERNATIONAL_SERVICE',
  '888': 'INTERNATIONAL_SERVICE',
  '979': 'INTERNATIONAL_PREMIUM',
};

/**
 * Reads a number that is about to be dialled; null when it is none. Only the plain E.164 form is taken: what another reader might understand
 * otherwise (blanks, letters, full-width digits, marks of direction, an extension) never reaches a decision.
 */
export function readOutsideNumber(text: string): OutsideNumber | null {
  if (!E164.test(text)) return null;
  const parsed = parsePhoneNumberFromString(text);
  // A number that the library would write otherwise would be judged as another than is dialled.
  if (!parsed || parsed.number !== text || !parsed.isPossible()) return null;
  return { e164: text, country: parsed.country ?? null, kind: KIND_OF_CODE[parsed.countryCallingCode] ?? kindOf(parsed.getType()) };
}

const kindOf = (type: NumberType): NumberKind | null => type ?? null;
