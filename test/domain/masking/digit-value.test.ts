import { expect, test } from 'vitest';
import { digitValue } from '../../../domain/masking/digit-value.ts';

test.each([
  ['Latin', '0123456789'],
  ['full-width', '０１２３４５６７８９'],
  ['Arabic-Indic', '٠١٢٣٤٥٦٧٨٩'],
  ['Persian', '۰۱۲۳۴۵۶۷۸۹'],
  ['Devanagari', '०१२३४५६७८९'],
  ['Thai', '๐๑๒๓๔๕๖๗๘๙'],
  ['mathematical double-struck, beside other rows', '𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡'],
  ['mathematical monospace, the last row', '𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿'],
  ['raised', '⁰¹²³⁴⁵⁶⁷⁸⁹'],
  ['lowered', '₀₁₂₃₄₅₆₇₈₉'],
  ['circled', '⓪①②③④⑤⑥⑦⑧⑨'],
  ['circled on black', '⓿❶❷❸❹❺❻❼❽❾'],
])('%s digits are worth 0 to 9', (_, digits) => {
  expect(Array.from(digits, digitValue)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test.each(['(1)', '1.'].map((form) => [form, String.fromCodePoint(form === '1.' ? 0x2488 : 0x2474)]))(
  'a one written %s is one',
  (_, char) => {
    expect(digitValue(char)).toBe(1);
  },
);

test.each(['a', ' ', '*', 'Ⅷ', '⑩', '½', '十', '\ud835'])('%s has no value', (char) => {
  expect(digitValue(char)).toBeNull();
});

test('every decimal digit of Unicode has the value of its place in a row of ten that begins with its zero', () => {
  const decimals = Array.from({ length: 0x1ffff }, (_, codePoint) => String.fromCodePoint(codePoint)).filter((char) =>
    /^\p{Nd}$/u.test(char),
  );
  expect(decimals.length).toBeGreaterThan(600);
  expect(decimals.map(digitValue)).toEqual(decimals.map((_, at) => at % 10));
});
