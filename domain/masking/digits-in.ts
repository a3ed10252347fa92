import { digitValue } from './digit-value.ts';

/**
 * What stands between a digit and the digit before it, from narrow to wide: nothing; signs that nobody sees; one dash, or one other sign
 * but a blank; one blank; more than one sign, or a line end. `end` is a letter, a plus that begins a phone number, or the beginning of the text.
 */
export type Gap = 'none' | 'unseen' | 'dash' | 'sign' | 'blank' | 'loose' | 'end';

/** A digit of a text. */
export interface Digit {
  /** 0 to 9 */
  readonly value: number;
  /** Where it stands in the text, in UTF-16 units; `to` is not part of it. */
  readonly from: number;
  readonly to: number;
  /** Up to the digit before it, or up to stars that hide what was there. */
  readonly gap: Gap;
  /** No number has this digit and the one before it in common. */
  readonly begins: boolean;
  /** One of the last digits of a number whose other digits are masked already. */
  readonly isRest: boolean;
}

/** Zero-width signs, soft hyphens, variation selectors, marks on the sign before them, control characters but line ends and tabs. */
const UNSEEN = /^(?:\p{Default_Ignorable_Code_Point}|\p{M}|(?!\s)\p{C})$/u;
const LETTER_OR_NUMERAL = /^[\p{L}\p{N}]$/u;
const PLUS = /^[+\uff0b]$/;
/** Of every width. */
const BLANK = /^\p{Zs}$/u;
/** Of every width; U+2212 is the minus. */
const DASH = /^[\p{Pd}\u2212]$/u;

/** How many digits of a masked number are shown, as on a receipt. */
export const SHOWN_DIGITS = 4;
/** The shortest number that is masked has nine digits. */
const FEWEST_STARS = 5;

/** What was seen since the last digit; of signs that are seen two are kept, as two are as good as a thousand. */
interface Between {
  readonly signs: number;
  readonly seen: string;
  readonly seenBeforeStars: string;
  readonly stars: number;
  readonly hasPlus: boolean;
  readonly hasLetter: boolean;
}
const NOTHING: Between = { signs: 0, seen: '', seenBeforeStars: '', stars: 0, hasPlus: false, hasLetter: false };

/** The digits of a text in their order, in time that grows with its length. */
export function digitsIn(text: string): readonly Digit[] {
  const digits: Digit[] = [];
  let between: Between = { ...NOTHING, hasLetter: true };
  let rest = 0;
  let from = 0;
  for (const char of text) {
    const value = digitValue(char);
    const to = from + char.length;
    if (value === null) between = withSign(between, char);
    else {
      rest = between.stars >= FEWEST_STARS ? SHOWN_DIGITS : between.hasLetter ? 0 : rest;
      digits.push({ value, from, to, ...before(between), isRest: rest > 0 });
      rest = Math.max(0, rest - 1);
      between = NOTHING;
    }
    from = to;
  }
  return digits;
}

function withSign({ signs, seen, seenBeforeStars, stars, hasPlus, hasLetter }: Between, char: string): Between {
  const isUnseen = UNSEEN.test(char);
  const nowSeen = isUnseen || seen.length > 1 ? seen : seen + char;
  const nowStars = char === '*' ? stars + 1 : stars;
  return {
    signs: signs + 1,
    seen: nowSeen,
    seenBeforeStars: nowStars === 0 ? nowSeen : seenBeforeStars,
    stars: nowStars,
    hasPlus: hasPlus || PLUS.test(char),
    hasLetter: hasLetter || (!isUnseen && LETTER_OR_NUMERAL.test(char)),
  };
}

function before({ signs, seen, seenBeforeStars, stars, hasPlus, hasLetter }: Between): Pick<Digit, 'gap' | 'begins'> {
  const hides = stars >= FEWEST_STARS;
  const seenHere = hides ? seenBeforeStars : seen;
  if (hasLetter || (hasPlus && !PLUS.test(seenHere))) return { gap: 'end', begins: true };
  return { gap: signs === 0 ? 'none' : gapOf(seenHere), begins: hides };
}

function gapOf(seen: string): Gap {
  if (seen === '') return 'unseen';
  if (BLANK.test(seen)) return 'blank';
  if (DASH.test(seen)) return 'dash';
  return seen.length === 1 && !/\s/.test(seen) ? 'sign' : 'loose';
}
