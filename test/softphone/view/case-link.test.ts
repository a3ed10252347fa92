import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseLink } from '../../../softphone/view/case-link.ts';

const TEMPLATE = 'https://crm.example/cases/{caseId}?lang={lang}';

test.each<[string, Readonly<Record<string, string>>, string | null]>([
  ['plain values', { caseId: 'C-1', lang: 'en' }, 'https://crm.example/cases/C-1?lang=en'],
  [
    'values that would begin another path or query',
    { caseId: '../x?y#z', lang: 'a&b=c' },
    'https://crm.example/cases/..%2Fx%3Fy%23z?lang=a%26b%3Dc',
  ],
  ['a value that is another template', { caseId: '{lang}', lang: 'en' }, 'https://crm.example/cases/%7Blang%7D?lang=en'],
  ['a value that goes a folder up', { caseId: '..', lang: 'en' }, null],
  ['a value that is missing', { caseId: 'C-1' }, null],
  [
    'a value that ends in half a character',
    { caseId: 'C-1\ud83d', lang: '\ude00' },
    'https://crm.example/cases/C-1%EF%BF%BD?lang=%EF%BF%BD',
  ],
  ['a value that is empty', { caseId: '', lang: 'en' }, null],
])('a case link with %s', (_, attributes, link) => {
  expect(caseLink(TEMPLATE, attributes)).toBe(link);
});

test('any value stays in its place, whatever units of text it is made of', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (caseId) => {
      const link = caseLink(TEMPLATE, { caseId: caseId.concat('\ud800'), lang: 'en' });
      expect(link).toMatch(/^https:\/\/crm\.example\/cases\/[^/?#]+\?lang=en$/);
      expect(new URL(link ?? '').searchParams.get('lang')).toBe('en');
    }),
  );
});
