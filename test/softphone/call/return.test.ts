import { describe, expect, test } from 'vitest';
import { goneWhy } from '../../../softphone/call/fate.ts';
import { PhoneError } from '../../../softphone/call/phone.ts';
import { aDesk, aPrivateConsult } from '../support/desk.ts';
import { BOB } from '../support/endpoints.ts';
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

  test('before an answer is Cancel, until nobody has answered for too long; then one press stops calling and takes the customer back', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: BOB });
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('connected')]);
    desk.clock.pass(29_999);
    expect(desk.commands().Return).toEqual({ can: false, why: 'cancel-first' });
    desk.clock.pass(1);
    desk.press('Return');
    expect(desk.phone.asked).toEqual(['consult Bob', 'drop bob']);
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('disconnected', { since: 30_100 })]);
    expect(goneWhy(desk.gone())).toBe('cancelled');
    expect(desk.phone.asked.at(-1)).toBe('resume customer');
    desk.showsLines([self(), customer('connected', { since: 30_200 }), bob('disconnected', { since: 30_100 })]);
    expect(desk.phase()).toBe('talking');
  });

  test('is not offered to those who did not ask, nor while the customer is gone', () => {
    const asked = aDesk();
    asked.showsLines([self(), customer('hold'), bob('connecting')], { askedIn: true, multiParty: true });
    asked.clock.pass(60_000);
    expect(asked.commands().Return.can).toBe(false);
    const gone = aDesk();
    gone.showsLines([self(), customer()]);
    gone.press('Consult', { endpoint: BOB });
    gone.showsLines([self(), customer('disconnected'), bob('connected')]);
    gone.clock.pass(60_000);
    expect(gone.commands().Return.can).toBe(false);
  });

  test('skips the drop when the target hung up in the same moment', () => {
    const desk = aPrivateConsult();
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('disconnected', { since: 6_000 })]);
    desk.press('Return');
    expect(desk.phone.asked).toEqual(['consult Bob', 'resume customer']);
  });
});
