import { describe, expect, test } from 'vitest';
import { maskNumbers, maskText } from '../../../lambdas/runtime/mask.ts';

describe('maskText', () => {
  test.each([
    ['an E.164 number', 'called +12065550100 twice', 'called *** twice'],
    ['a number with blanks, dashes and brackets', 'called +1 (206) 555-0100.', 'called ***.'],
    ['a tel URI without a plus', 'to tel:2065550100', 'to tel:***'],
    ['a SIP URI', 'to sip:2065550100@example.test now', 'to sip:*** now'],
    ['a card number', 'paid with 4111.1111.1111.1111', 'paid with ****.****.****.1111'],
    [
      'a card number beside an id',
      '40000000-0000-4000-8000-0000000000c3 4111111111111111',
      '40000000-0000-4000-8000-0000000000c3 ************1111',
    ],
    ['two numbers in one text', '+12065550100 and +442079460000', '*** and ***'],
  ])('%s is masked', (_, text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  test.each([
    ['a contact id', '40000000-0000-4000-8000-0000000000c3'],
    ['a contact id of digits that pass as a card number', '41111111-1111-1111-8333-444455556666'],
    ['an instant', '2026-11-21T10:15:00.000Z'],
    ['an ARN with an account', 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666'],
    ['a short sum', '1+234'],
  ])('%s is left as it is', (_, text) => {
    expect(maskText(text)).toBe(text);
  });
});

describe('maskNumbers', () => {
  const logged = (value: unknown) => JSON.parse(JSON.stringify(value, maskNumbers));

  test.each(['tel', 'phone', 'PhoneNumber', 'customerEndpoint', 'Address'])('the field %s is masked whatever it looks like', (field) => {
    expect(logged({ [field]: '0206 555' })).toEqual({ [field]: '***' });
  });

  test('numbers are masked at any depth', () => {
    expect(logged({ reason: { got: ['+12065550100'] } })).toEqual({ reason: { got: ['***'] } });
  });

  test('an error is logged with its cause and without what else it carries', () => {
    const cause = Object.assign(new Error('no route to +12065550100'), { request: { note: 'private' } });
    const shown = JSON.stringify(logged({ error: new Error('failed', { cause }) }));
    expect(shown).toContain('no route to ***');
    expect(shown).not.toMatch(/2065550100|private/);
  });
});
