/** A digit of any script, which Unicode puts in rows of ten from zero on (Unicode Standard, chapter 4.6). */
const DECIMAL = /^\p{Nd}$/u;
/** A numeral of another kind: raised, lowered, circled, in brackets. */
const OTHER_NUMERAL = /^\p{No}$/u;
const ONE_DIGIT = /^\D*(\d)\D*$/;

/** Where rows of nine begin with a one that no normalization makes a digit: Ethiopic, double circled, and three rows of dingbats. */
const ONES = [0x1369, 0x24f5, 0x2776, 0x2780, 0x278a];
const NEGATIVE_CIRCLED_ZERO = 0x24ff;

/**
 * What a character is worth as a digit, 0 to 9, in whatever script or form; null for every other character, and for numerals of ten and more.
 * @param char one code point
 */
export function digitValue(char: string): number | null {
  if (char >= '0' && char <= '9') return Number(char);
  if (DECIMAL.test(char)) return decimalValue(char.codePointAt(0) ?? 0);
  return OTHER_NUMERAL.test(char) ? numeralValue(char) : null;
}

/** Rows of ten may follow one another, but a row never begins in the middle of ten. */
function decimalValue(codePoint: number): number {
  let zero = codePoint;
  while (DECIMAL.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (codePoint - zero) % 10;
}

function numeralValue(char: string): number | null {
  const normalized = ONE_DIGIT.exec(char.normalize('NFKC'))?.[1];
  if (normalized !== undefined) return Number(normalized);
  const codePoint = char.codePointAt(0) ?? 0;
  if (codePoint === NEGATIVE_CIRCLED_ZERO) return 0;
  const one = ONES.find((first) => codePoint >= first && codePoint < first + 9);
  return one === undefined ? null : codePoint - one + 1;
}
