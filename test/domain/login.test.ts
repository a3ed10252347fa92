import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainLogin } from '../../domain/login.ts';
import { isSameLogin } from '../../softphone/call/same-login.ts';

describe('two spellings of a login', () => {
  test.each([
    ['capitals', 'Imke.Brandt@Harbour.Example', 'imke.brandt@harbour.example', true],
    ['an accent stored as one sign and as two', 'Ren\u00e9', 'rene\u0301', true],
    ['a Turkish capital, which is another letter than I', '\u0130lker', 'ilker', false],
    ['a sign more', 'alice', 'alice2', false],
    ['a blank, which Connect keeps', 'alice', 'alice ', false],
  ])('%s: %s and %s', (_what, one, other, same) => {
    expect(plainLogin(one) === plainLogin(other)).toBe(same);
    expect(isSameLogin(one, other)).toBe(same);
  });

  test('are judged by the desk as by the ledger, and a stored login stays what it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(plainLogin(plainLogin(a))).toBe(plainLogin(a));
        for (const [one, other] of [
          [a, b],
          [a, a.toUpperCase()],
          [a, a.normalize('NFD')],
        ] as const)
          expect(isSameLogin(one, other)).toBe(plainLogin(one) === plainLogin(other));
      }),
    );
  });
});
