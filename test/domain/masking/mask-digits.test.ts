import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mask } from '../../../contract/masks.ts';
import { maskDigits } from '../../../domain/masking/mask-digits.ts';

const CARDS: readonly Mask[] = ['card-numbers'];
const BOTH: readonly Mask[] = ['card-numbers', 'long-digits'];

describe('card numbers', () => {
  test.each([
    ['in one', 'card 4111111111111111 expired', 'card ************1111 expired'],
    ['in groups of four', '4111 1111 1111 1111', '**** **** **** 1111'],
    ['with dashes', '5500-0055-5555-5559.', '****-****-****-5559.'],
    ['of American Express', '3714 496353 98431', '**** ****** *8431'],
    ['of 13 and of 19 digits', '4222222222222 6304000000000000000', '*********2222 ***************0000'],
    ['beside another number', 'order 12 4111 1111 1111 1111', 'order 12 **** **** **** 1111'],
    ['before another number', '4111 1111 1111 1111 55', '**** **** **** 1111 55'],
    ['twice', '4111111111111111 5500005555555559', '************1111 ************5559'],
  ])('%s are hidden but for the last four', (_, text, masked) => {
    expect(maskDigits(text, CARDS)).toBe(masked);
  });

  test.each([
    ['one digit is wrong', '4111 1111 1111 1112'],
    ['it is an order number', 'order 1234567890'],
    ['it is a phone number', 'call +1 206 555 0142'],
    ['it is an instant', '2026-11-21 10:15'],
    ['it is part of a longer number', '94111111111111111'],
    ['they are not to be hidden', ''],
  ])('are none where %s', (_, text) => {
    expect(maskDigits(text, CARDS)).toBe(text);
  });

  test('stay where the policy does not name them', () => {
    expect(maskDigits('4111111111111111', [])).toBe('4111111111111111');
  });
});

describe('long digits', () => {
  test.each([
    ['nine digits in a row', 'account 123456789', 'account *****6789'],
    ['a number in E.164', '+442079460123', '+********0123'],
    ['a card number with a wrong digit', '4111111111111112', '************1112'],
  ])('%s are hidden but for the last four', (_, text, masked) => {
    expect(maskDigits(text, BOTH)).toBe(masked);
  });

  test.each(['12345678', '2026-11-21 10:15:00', '12 34 56 78 90'])('%s stays', (text) => {
    expect(maskDigits(text, BOTH)).toBe(text);
  });
});

test('a plus without anything around it parts two numbers alike before and after one of them is masked', () => {
  const once = maskDigits('35500 0055 5555 5559 -0+4111111111111111', CARDS);
  expect(once).toBe('35500 0055 5555 5559 -0+************1111');
  expect(maskDigits(once, CARDS)).toBe(once);
});

describe('whatever the text', () => {
  test('masking keeps the length, changes digits only, and masks nothing more the second time', () => {
    const numbers = fc.constantFrom(
      '4111111111111111',
      '5500 0055 5555 5559',
      '3714-496353-98431',
      '4.2.2.2.2.2.2.2.2.2.2.2.2',
      '123456789',
    );
    const others = fc.string({ unit: fc.constantFrom(...'0123456789', ' ', '-', '.', '+', '*', 'a', '\u200b'), maxLength: 30 });
    fc.assert(
      fc.property(fc.array(fc.oneof(numbers, others), { maxLength: 6 }), fc.constantFrom(CARDS, BOTH), (parts, masks) => {
        const text = parts.join('');
        const masked = maskDigits(text, masks);
        expect(masked).toHaveLength(text.length);
        expect(masked.replace(/[*\d]/g, '#')).toBe(text.replace(/[*\d]/g, '#'));
        expect(maskDigits(masked, masks)).toBe(masked);
      }),
      { numRuns: 1_500 },
    );
  });
});
