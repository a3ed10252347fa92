import type { Mask } from '../../contract/masks.ts';
import { cardNumbersIn } from './card-numbers-in.ts';
import { type Digit, digitsIn } from './digits-in.ts';
import { places, type Stretch, shownFrom } from './stretch.ts';

const LONG_DIGITS = 9;

/**
 * The text with all but the last four digits of what is masked replaced by stars, a star for each digit; the rest does not change. Digits
 * are those of every script, in whatever writing (`digitsIn`). Masking a masked text again changes nothing. Time grows with the length.
 */
export function maskDigits(text: string, masks: readonly Mask[]): string {
  const digits = digitsIn(text);
  const long = masks.includes('long-digits') ? longNumbersIn(digits) : [];
  const cards = masks.includes('card-numbers') ? cardNumbersIn(digits, long) : [];
  const hidden = new Set([...long, ...cards].flatMap((number) => places(number.first, shownFrom(number))));
  const stars = digits.filter((_, at) => hidden.has(at));
  const pieces = stars.map(({ from }, i) => `${text.slice(stars[i - 1]?.to ?? 0, from)}*`);
  return pieces.join('') + text.slice(stars.at(-1)?.to ?? 0);
}

/** Nine digits and more with nothing between them that is seen. */
function longNumbersIn(digits: readonly Digit[]): readonly Stretch[] {
  const starts = digits.flatMap(({ gap, begins }, at) => (begins || (gap !== 'none' && gap !== 'unseen') ? [at] : []));
  const all = starts.map((first, i) => ({ first, last: (starts[i + 1] ?? digits.length) - 1 }));
  return all.filter(({ first, last }) => last - first + 1 >= LONG_DIGITS);
}
