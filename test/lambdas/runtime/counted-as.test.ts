import { describe, expect, test } from 'vitest';
import { countedAs } from '../../../lambdas/runtime/counted-as.ts';

const person = (login: string) => countedAs({ login }, { sub: 'u1' });
const subject = (sub: unknown) => countedAs({ login: null }, { sub });

describe('requests are counted together', () => {
  test.each([
    ['of one login in other letters', person('Alice'), person('alice'), true],
    ['of one login composed and decomposed', person('Ren\u00e9'), person('rene\u0301'), true],
    ['of a login with a blank, which is another user', person('alice'), person('alice '), false],
    ['of a login that looks like a subject', person('sub u1'), subject('u1'), false],
    ['of a subject that looks like a login', subject('login alice'), person('alice'), false],
    ['of two subjects, which differ by case', subject('U1'), subject('u1'), false],
    ['of subjects that differ beyond what issuers may give', subject('a'.repeat(255)), subject(`${'a'.repeat(100_000)}b`), true],
    ['of tokens whose subject is no text', subject({ length: 1e9 }), subject(undefined), true],
  ])('%s', (_, one, other, together) => {
    expect(one === other).toBe(together);
    expect(Math.max(one.length, other.length)).toBeLessThanOrEqual(260);
  });
});
