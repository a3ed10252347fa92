import { describe, expect, test } from 'vitest';
import { maskDigits } from '../../domain/masking/mask-digits.ts';
import { maskText } from '../../lambdas/runtime/mask.ts';
import { attacks } from './attacks.ts';

/** Visa's and American Express' test numbers. */
const GROUPS = ['4111', '1111', '1111', '1111'];
const AMEX = ['3782', '822463', '10005'];
const joinedBy = (gap: string, groups = GROUPS) => groups.join(gap);
const inScript = (zero: string) =>
  Array.from(joinedBy(' '), (char) => (char === ' ' ? char : String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(char)))).join('');
const each = (sign: string) => Array.from(joinedBy('')).join(sign);

/** Ways to bring a card number past a mask. */
const WRITINGS: readonly (readonly [says: string, text: string])[] = [
  ['in one', joinedBy('')],
  ['a blank', joinedBy(' ')],
  ['two blanks', joinedBy('  ')],
  ['twenty blanks', joinedBy(' '.repeat(20))],
  ['a dash', joinedBy('-')],
  ['an en dash', joinedBy('\u2013')],
  ['an em dash between blanks', joinedBy(' \u2014 ')],
  ['a minus', joinedBy('\u2212')],
  ['a hyphen that does not break', joinedBy('\u2011')],
  ['a dot', joinedBy('.')],
  ['a dot in the middle', joinedBy('\u00b7')],
  ['a slash', joinedBy('/')],
  ['a backslash', joinedBy('\\')],
  ['a comma', joinedBy(',')],
  ['a comma and a blank', joinedBy(', ')],
  ['an underscore', joinedBy('_')],
  ['a bar', joinedBy(' | ')],
  ['a star', joinedBy('*')],
  ['three stars', joinedBy('***')],
  ['a plus, as in an address of the web', joinedBy('+')],
  ['a full-width plus', joinedBy('\uff0b')],
  ['brackets', `(${joinedBy(')(')})`],
  ['a no-break space', joinedBy('\u00a0')],
  ['a thin space', joinedBy('\u2009')],
  ['a narrow no-break space', joinedBy('\u202f')],
  ['an ideographic space', joinedBy('\u3000')],
  ['a zero-width space', joinedBy('\u200b')],
  ['a zero-width space between all digits', each('\u200b')],
  ['a zero-width joiner', joinedBy('\u200d')],
  ['a word joiner', joinedBy('\u2060')],
  ['a byte order mark', joinedBy('\ufeff')],
  ['a soft hyphen', joinedBy('\u00ad')],
  ['a Hangul filler', joinedBy('\u3164')],
  ['a blank of Braille', joinedBy('\u2800')],
  ['a mark that turns the direction', joinedBy('\u202e')],
  ['a combining mark on each digit', each('\u0336')],
  ['digits on key caps', `${each('\ufe0f\u20e3')}\ufe0f\u20e3`],
  ['a line end', joinedBy('\n')],
  ['a line end of Windows', joinedBy('\r\n')],
  ['a tab', joinedBy('\t')],
  ['a null character', joinedBy('\0')],
  ['an escape character', joinedBy('\x1b')],
  ['a lone surrogate', joinedBy('\ud800')],
  ['another sign in each gap', '4111. 1111 / 1111\u2009\u20131111'],
  ['blanks between all digits', each(' ')],
  ['dots between all digits', each('.')],
  ['full-width digits', inScript('０')],
  ['Arabic-Indic digits', inScript('٠')],
  ['Devanagari digits', inScript('०')],
  ['mathematical digits', inScript('𝟎')],
  ['digits of four scripts', '4111 １１１１ ١١١١ 𝟏𝟏𝟏𝟏'],
  ['circled digits', '④①①① ①①①① ①①①① ①①①①'],
  ['between stars, as bold', `**${joinedBy(' ')}**`],
  ['after many stars', `********${joinedBy(' ')}`],
  ['after another masked number', `************1111 ${joinedBy('.')}`],
  ['with its expiry behind it', `${joinedBy(' ')} 12/27`],
  ['with its check value behind it', `${joinedBy(' ')} / 123`],
  ['behind a phone number', `+1 206 555 0142 ${joinedBy(' ')}`],
  ['in quotes', `"${joinedBy('" "')}"`],
  ['American Express with dots', joinedBy('.', AMEX)],
];

/** The digits that can be read in a text, in whatever script. */
const readable = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[٠-٩०-९]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0x0f))
    .replace(/\D/g, '');

describe('of a card number at most the last four digits are left, written with', () => {
  attacks('masks', WRITINGS, (text) => {
    const masked = maskDigits(text, ['card-numbers']);
    expect(readable(masked)).not.toMatch(/411|37828/);
    expect(Array.from(masked).filter((sign) => sign === '*').length).toBeGreaterThanOrEqual(11);
    expect(readable(maskText(text))).not.toMatch(/411|37828/);
  });
});

test('a note full of digits is masked as a whole, and the work is bounded', () => {
  const masked = maskDigits(joinedBy(' ').concat(' ').repeat(3_000), ['card-numbers']);
  expect(masked).not.toContain('4');
});
