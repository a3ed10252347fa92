import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardNumbersIn } from '../../../domain/masking/card-numbers-in.ts';
import { type Digit, digitsIn } from '../../../domain/masking/digits-in.ts';
import { maskDigits } from '../../../domain/masking/mask-digits.ts';
import { cardNumber } from './card-numbers.ts';

const ZEROS = ['0', '０', '٠', '۰', '०', '๐', '𝟎', '𝟶'];
const SIGNS = [
  ' ',
  '-',
  '.',
  '/',
  ',',
  '_',
  '|',
  ':',
  ';',
  '\t',
  '\n',
  '\r\n',
  '(',
  ')',
  '*',
  '\u00a0',
  '\u2009',
  '\u3000',
  '\u2013',
  '\u2014',
  '\u2212',
];
const UNSEEN = ['\u200b', '\u200d', '\u00ad', '\u2060', '\ufeff', '\ufe0f\u20e3', '\u0000', '\u202e', '\u3164'];

/** Digits as one script has them. */
const inScript = (digits: string, zero: string) =>
  Array.from(digits, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)));
const separator = fc.array(fc.constantFrom('', ...SIGNS, ...UNSEEN), { maxLength: 4 }).map((signs) => signs.join(''));
const zeros = fc.array(fc.constantFrom(...ZEROS), { minLength: 19, maxLength: 19 });
const separators = fc.array(separator, { minLength: 19, maxLength: 19 });

/** Pieces of a card number, each a digit with the signs before it, between what stands on both sides. */
interface Writing {
  readonly before: string;
  readonly signs: readonly string[];
  readonly digits: readonly string[];
  readonly after: string;
}
const writtenOut = ({ before, signs, digits, after }: Writing): string =>
  before + digits.map((digit, i) => (signs[i] ?? '') + digit).join('') + after;

/** The text must begin with what it began with, its sides perhaps masked as well, and have a star for all but four digits. */
function expectHidden(writing: Writing) {
  const masked = Array.from(maskDigits(writtenOut(writing), ['card-numbers']));
  const hidden = writtenOut({ ...writing, digits: writing.digits.slice(0, -4).map(() => '*'), after: '' });
  expect(masked.slice(Array.from(writing.before).length).join('').startsWith(hidden.slice(writing.before.length))).toBe(true);
}

test('a card number is found in any script, with any signs anywhere in it, set apart from other numbers on both sides', () => {
  const side = fc.constantFrom('', ' card', ', exp 12/27; ', '\n12\n', ', +1 206 555 0142, ', ' №: ', ';\t99999;\t', ', 4242, ', ' ** ');
  fc.assert(
    fc.property(cardNumber, zeros, separators, side, side, (card, scripts, between, before, after) => {
      const digits = Array.from(card, (digit, i) => inScript(digit, scripts[i] ?? '0').join(''));
      expectHidden({ before, digits, signs: ['', ...between], after });
    }),
    { numRuns: 1_000 },
  );
});

test('in groups of four it is found with any signs between them, however close other numbers are', () => {
  const side = fc.constantFrom('', '12', '-99999-', '.7.', '1 206 555 0142', '+4420');
  fc.assert(
    fc.property(cardNumber, separators, side, side, (card, between, before, after) => {
      const signs = Array.from(card, (_, i) => (i % 4 === 0 && i > 0 ? between[i] || ' ' : ''));
      expectHidden({ before: `${before} `, digits: Array.from(card), signs, after: ` ${after}` });
    }),
    { numRuns: 1_000 },
  );
});

describe('what is none stays', () => {
  test.each([
    ['a phone number', '+1 206 555 0142'],
    ['two phone numbers in E.164', '+1 206 555 0142, +1 206 555 0143'],
    ['phone numbers in a list', '425-555-0142, 425-555-0143; 425-555-0144'],
    ['phone numbers of France in a list', '06 39 98 01 23, 06 39 98 45 67'],
    ['phone numbers on lines', '020 7946 0018\n020 7946 0123\n'],
    ['an order number whose check digit is wrong', 'order 4111.1111.1111.1112'],
    ['a part of a longer number', '94111111111111111'],
    ['digits with a letter between', '41111111 and 11111111'],
    ['an instant', '2026-11-21 10:15:32.123'],
    ['instants on lines', '2026-11-21 10:15:32\n2026-11-21 10:16:02'],
    ['sums', '1,250.00; 3,999.50; 12,000.00'],
    ['an address of the network', '192.168.100.100:443'],
    ['a plus between two numbers', '41111111 +11111111'],
  ])('%s', (_, text) => {
    expect(maskDigits(text, ['card-numbers'])).toBe(text);
  });
});

describe('the work grows with the text, not with its square', () => {
  /** How often a digit is looked at. */
  function looks(digits: readonly Digit[]): number {
    let count = 0;
    const counted = new Proxy(digits, {
      get(target, name) {
        if (typeof name === 'string' && /^\d+$/.test(name)) count += 1;
        return Reflect.get(target, name);
      },
    });
    cardNumbersIn(counted);
    return count;
  }

  test.each([
    ['single digits', '4 '],
    ['card numbers', '4111 1111 1111 1111 '],
    ['nothing but zeros, each a group', '0.'],
    ['one long number', '7'],
    ['groups of four', '1234-'],
  ])('%s: at most 22 looks at each digit, however long the text', (_, part) => {
    for (const times of [100, 1_000, 3_000]) {
      const digits = digitsIn(part.repeat(times));
      expect(looks(digits)).toBeLessThanOrEqual(22 * digits.length);
    }
  });
});
