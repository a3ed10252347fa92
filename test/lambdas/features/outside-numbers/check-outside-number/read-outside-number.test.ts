import { describe, expect, test } from 'vitest';
import { readOutsideNumber } from '../../../../../lambdas/features/outside-numbers/check-outside-number/read-outside-number.ts';

describe('a number that is read', () => {
  test.each([
    ['a landline of Berlin', '+493012345678', 'DE', 'FIXED_LINE'],
    ['a mobile of France', '+33612345678', 'FR', 'MOBILE'],
    ['a number of the United States, which may be either', '+12065550177', 'US', 'FIXED_LINE_OR_MOBILE'],
    ['a premium number', '+449098790123', 'GB', 'PREMIUM_RATE'],
    ['a number whose cost is shared', '+491803123456', 'DE', 'SHARED_COST'],
    ['a free number', '+18005550199', 'US', 'TOLL_FREE'],
    ['a personal number, which premium services hide behind', '+447012345678', 'GB', 'PERSONAL_NUMBER'],
    ['a satellite phone', '+881612345678', null, 'SATELLITE'],
    ['a ship', '+870773123456', null, 'SATELLITE'],
    ['a network of no country', '+882161234567', null, 'SATELLITE'],
    ['a premium number of no country', '+979123456789', null, 'INTERNATIONAL_PREMIUM'],
    ['a number in no range that is known', '+33000123456', 'FR', null],
  ])('is %s', (_, e164, country, kind) => {
    expect(readOutsideNumber(e164)).toEqual({ e164, country, kind });
  });

  test.each([
    ['without its plus', '493012345678'],
    ['with a second plus', '++493012345678'],
    ['with the national zero written into it', '+49(0)3012345678'],
    ['with an extension', '+493012345678;ext=12'],
    ['with tones after it', '+493012345678,,1'],
    ['with blanks', '+49 30 12345678'],
    ['in full-width digits', '+４９３０１２３４５６７８'],
    ['in Arabic digits', '+٤٩٣٠١٢٣٤٥٦٧٨'],
    ['with a mark that turns the direction', '\u202e+493012345678'],
    ['with a zero-width space', '+4930\u200b12345678'],
    ['in letters', '+1800FLOWERS'],
    ['as a SIP address', 'sip:+493012345678@example.com'],
    ['with a line break behind it', '+493012345678\n'],
    ['of a country code that is not assigned', '+999123456789'],
    ['too long for its country', '+120655501771234'],
    ['with the zero of its country kept', '+4903012345678'],
  ])('is none %s', (_, text) => {
    expect(readOutsideNumber(text)).toBeNull();
  });
});
