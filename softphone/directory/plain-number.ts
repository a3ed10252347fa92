/** Signs that nobody sees: zero-width ones, soft hyphens, marks that turn the direction of writing (Unicode Standard Annex 9). */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const DECIMAL = /^\p{Nd}$/u;

/** A number as somebody typed or pasted it, with ASCII digits, dashes and blanks alone for those of every script and width, without signs that nobody sees. */
export const plainNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s/gu, ' ')
    .replace(/\p{Nd}/gu, asciiDigit)
    .trim();

/** Rows of ten may follow one another, but a row never begins in the middle of ten (Unicode Standard, chapter 4.6). */
function asciiDigit(digit: string): string {
  const codePoint = digit.codePointAt(0) ?? 0;
  let zero = codePoint;
  while (DECIMAL.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((codePoint - zero) % 10);
}
