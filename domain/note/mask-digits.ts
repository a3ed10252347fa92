/** What may be hidden in a text that an agent wrote: payment card numbers, or every nine digits and more in a row. */
export const MASKS = ['card-numbers', 'long-digits'] as const;
export type Mask = (typeof MASKS)[number];

/** What stays of a number, as on a receipt. */
const LAST_DIGITS = 4;
/** Digits, in groups with one space or dash between them or in one. */
const DIGIT_GROUPS = /\d+(?:[ -]\d+)*/g;
const LONG_DIGITS = /\d{9,}/g;

/** The text with all but the last four digits of what is masked replaced by stars; nothing else of it changes. */
export function maskDigits(text: string, masks: readonly Mask[]): string {
  const withoutCards = masks.includes('card-numbers') ? text.replace(DIGIT_GROUPS, (groups) => maskCards(groups)) : text;
  return masks.includes('long-digits') ? withoutCards.replace(LONG_DIGITS, stars) : withoutCards;
}

/** A card number may stand beside other numbers: it begins and ends with whole groups, and the longest such stretch is the number. */
function maskCards(text: string): string {
  const groups = [...text.matchAll(/\d+/g)].map(({ index, 0: digits }) => ({ from: index, to: index + digits.length }));
  for (const [first, { from }] of groups.entries()) {
    const card = groups.slice(first).findLast(({ to }) => isCardNumber(text.slice(from, to)));
    if (card) return text.slice(0, from) + stars(text.slice(from, card.to)) + maskCards(text.slice(card.to));
  }
  return text;
}

/** 13 to 19 digits whose check digit is right (ISO/IEC 7812-1, Luhn). */
function isCardNumber(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].map(Number).reverse();
  const sum = digits.reduce((total, digit, i) => total + (i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0);
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0;
}

function stars(number: string): string {
  const shownFrom = number.replace(/\D/g, '').length - LAST_DIGITS;
  let seen = 0;
  return number.replace(/\d/g, (digit) => (seen++ < shownFrom ? '*' : digit));
}
