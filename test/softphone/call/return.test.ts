import { describe, expect, test } from 'vitest';
import { PhoneError } from '../../../softphone/call/phone.ts';
import { aPrivateConsult } from '../support/desk.ts';
import { bob, customer, self } from '../support/seen.ts';

describe('Return', () => {
  test('drops the target, and only then takes the customer back', () => {
    const desk = aPrivateConsult();
    desk.press('Return');
    expect(desk.phone.asked).toEqual(['consult Bob', 'drop bob']);
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('disconnected', { since: 6_000 })]);
    expect(desk.phone.asked.at(-1)).toBe('resume customer');
    desk.showsLines([self(), customer('connected', { since: 6_200 }), bob('disconnected', { since: 6_000 })]);
    expect(desk.phase()).toBe('talking');
    expect(desk.state().pending).toEqual({});
  });

  test('whose second step fails leaves the customer shown as held, with Resume', async () => {
    const desk = aPrivateConsult();
    desk.press('Return');
    await desk.phone.answer();
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('disconnected', { since: 6_000 })]);
    await desk.phone.answer();
    await desk.phone.answer(new PhoneError('unknown', 'Cannot resume connection from hold'));
    expect(desk.phase()).toBe('target-gone');
    expect(desk.problem()).toEqual({ kind: 'refused', code: 'unknown' });
    expect(desk.commands().Resume).toEqual({ can: true });
  });

  test('skips the drop when the target hung up in the same moment', () => {
    const desk = aPrivateConsult();
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('disconnected', { since: 6_000 })]);
    desk.press('Return');
    expect(desk.phone.asked).toEqual(['consult Bob', 'resume customer']);
  });
});
