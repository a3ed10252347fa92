import { isOfNetwork } from './card-networks.ts';
import type { Digit, Gap } from './digits-in.ts';
import { places, type Stretch, shownFrom } from './stretch.ts';

/** How many digits a card number has (ISO/IEC 7812-1; Maestro's of twelve are left out: phone numbers look like that). */
const FEWEST = 13;
const MOST = 19;

/**
 * The card numbers among the digits of a text: 13 to 19 digits, the last of them the right check digit (Luhn), that begin and end where a
 * group of digits does. With blanks, dashes, or nothing that is seen between groups, any such number is one; written otherwise, or within
 * another card number, only one that looks like a network's. Each start looks at 19 digits at most: linear.
 * @param others numbers that are masked for another reason, in their order
 */
export function cardNumbersIn(digits: readonly Digit[], others: readonly Stretch[] = []): readonly Stretch[] {
  const cards: Stretch[] = [];
  // What is shown of a number may begin in the middle of a group: a text that is masked again shows it as a group of its own.
  const rests = new Set(others.map(shownFrom));
  const covered = new Set(others.flatMap(({ first, last }) => places(first, last + 1)));
  let coveredTo = -1;
  for (let first = 0; first < digits.length; first++) {
    const digit = digits[first];
    const isRest = rests.has(first);
    if (!digit || (digit.gap === 'none' && !isRest)) continue;
    const last = lastOfCard(digits, first, isRest || digit.isRest || first <= coveredTo || covered.has(first));
    if (last === undefined) continue;
    cards.push({ first, last });
    coveredTo = Math.max(coveredTo, last);
    rests.add(shownFrom({ first, last }));
  }
  return cards;
}

/** The longest card number from a digit on; `isWithin` says that other numbers around it may touch it. */
function lastOfCard(digits: readonly Digit[], first: number, isWithin: boolean): number | undefined {
  let found: number | undefined;
  let so = BEFORE_ANY;
  let digit = digits[first];
  const outside = isWithin ? WIDEST : WIDTHS[digit?.gap ?? 'end'];
  while (digit && so.length < MOST) {
    so = withDigit(so, digit);
    const next = digits[first + so.length];
    const behind = next ? next.gap : 'end';
    if (behind !== 'none' && isChecked(so)) {
      const isApart = so.widest <= Math.min(outside, isWithin ? WIDEST : WIDTHS[behind]);
      if (so.isPlain && !isWithin) found = first + so.length - 1;
      else if (isOfNetwork(so.prefix, so.length) && (isApart || isGrouped(so))) found = first + so.length - 1;
    }
    digit = next && endsBefore(next) ? undefined : next;
  }
  return found;
}

const endsBefore = ({ gap, begins }: Digit): boolean => begins || gap === 'end';

/** From narrow to wide. A number stands apart when no gap within it is wider than those around it. */
const WIDTHS: Readonly<Record<Gap, number>> = { none: 0, unseen: 1, dash: 2, sign: 2, blank: 3, loose: 4, end: 5 };
const WIDEST = WIDTHS.end;

/** Digits that may become a card number. `even` and `odd` are sums with every digit doubled that stands at such a place. */
interface Digits {
  readonly length: number;
  readonly even: number;
  readonly odd: number;
  /** The first four digits as a number. */
  readonly prefix: number;
  /** The lengths of the groups that are over, each with a dash, and of the last. */
  readonly groups: string;
  readonly size: number;
  readonly widest: number;
  /** Between groups are one blank, one dash or signs that nobody sees. */
  readonly isPlain: boolean;
}
const BEFORE_ANY: Digits = { length: 0, even: 0, odd: 0, prefix: 0, groups: '', size: 0, widest: 0, isPlain: true };

function withDigit(so: Digits, { value, gap }: Digit): Digits {
  const length = so.length + 1;
  const isFirst = length === 1;
  const opensGroup = isFirst || gap !== 'none';
  return {
    length,
    even: so.even + (length % 2 === 0 ? doubled(value) : value),
    odd: so.odd + (length % 2 === 1 ? doubled(value) : value),
    prefix: length <= PREFIX_DIGITS ? so.prefix * 10 + value : so.prefix,
    groups: opensGroup && !isFirst ? `${so.groups}${so.size}-` : so.groups,
    size: opensGroup ? 1 : so.size + 1,
    widest: isFirst ? 0 : Math.max(so.widest, WIDTHS[gap]),
    isPlain: so.isPlain && (isFirst || PLAIN.has(gap)),
  };
}

const doubled = (digit: number): number => (digit > 4 ? digit * 2 - 9 : digit * 2);
const PREFIX_DIGITS = 4;
const PLAIN: ReadonlySet<Gap> = new Set(['none', 'unseen', 'dash', 'blank']);

/** Counted from the last digit, every second one is doubled. */
const isChecked = ({ length, even, odd }: Digits): boolean => length >= FEWEST && (length % 2 === 0 ? odd : even) % 10 === 0;

/** As networks print their numbers. */
const GROUPED = /^(?:(?:4-)+[1-4]|4-6-[45]|4-4-5)$/;
const isGrouped = ({ groups, size }: Digits): boolean => GROUPED.test(`${groups}${size}`);
