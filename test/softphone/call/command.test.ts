import { describe, expect, test } from 'vitest';
import { PhoneError } from '../../../softphone/call/phone.ts';
import { aDesk, aPrivateConsult } from '../support/desk.ts';
import { bob, call, customer, self } from '../support/seen.ts';

describe('a command', () => {
  test('changes nothing by being pressed, nor by being accepted', async () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Hold');
    expect(desk.phone.asked).toEqual(['hold customer']);
    await desk.phone.answer();
    expect(desk.phase()).toBe('talking');
    expect(desk.state().pending.call?.stage).toBe('accepted');
    desk.showsLines([self(), customer('hold')]);
    expect(desk.phase()).toBe('held');
    expect(desk.state().pending).toEqual({});
  });

  test('is confirmed by the snapshot even when that comes before the answer, and the late answer changes nothing', async () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Hold');
    desk.showsLines([self(), customer('hold')]);
    const before = desk.state();
    await desk.phone.answer(new PhoneError('invalid-state', 'Cannot put call on hold'));
    expect(desk.state()).toBe(before);
  });

  test('turns the others off while it is on its way, but not muting', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Hold');
    expect(desk.commands().Consult).toEqual({ can: false, why: 'waiting-for-phone' });
    desk.press('Mute');
    expect(desk.phone.asked).toEqual(['hold customer', 'mute self']);
  });

  test('that nobody answers ends after ten seconds and says so', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Hold');
    desk.clock.pass(9_999);
    expect(desk.problem()).toBeNull();
    desk.clock.pass(1);
    expect(desk.problem()).toEqual({ kind: 'no-answer', accepted: false });
    expect(desk.commands().Hold).toEqual({ can: true });
  });

  test('that was accepted but never shown ends after ten seconds too', async () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Hold');
    await desk.phone.answer();
    desk.clock.pass(10_000);
    expect(desk.problem()).toEqual({ kind: 'no-answer', accepted: true });
  });

  test('Accept, once accepted, waits for the whisper flows', async () => {
    const desk = aDesk();
    desk.shows(call([self({ state: 'connecting' }), customer()], { phase: 'connecting' }));
    desk.press('Accept');
    await desk.phone.answer();
    desk.clock.pass(29_000);
    expect(desk.problem()).toBeNull();
    desk.showsLines([self(), customer()]);
    expect(desk.phase()).toBe('talking');
    desk.clock.pass(60_000);
    expect(desk.problem()).toBeNull();
  });

  test('that is refused says why and leaves what is true alone', async () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Hold');
    await desk.phone.answer(new PhoneError('invalid-state', 'Cannot put call on hold'));
    expect(desk.problem()).toEqual({ kind: 'refused', code: 'invalid-state' });
    expect(desk.phase()).toBe('talking');
  });

  test('that is refused although it happened shows what happened', async () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Hold');
    await desk.phone.answer(new PhoneError('unknown', ''));
    desk.showsLines([self(), customer('hold')]);
    expect(desk.phase()).toBe('held');
    expect(desk.problem()).toBeNull();
  });

  test('pressed while it is off sends nothing and gives the reason', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Conference');
    expect(desk.phone.asked).toEqual([]);
    expect(desk.problem()).toEqual({ kind: 'not-now', why: 'no-consult' });
  });

  test('ends without a complaint when the call ends under it', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Hold');
    desk.shows(call([self(), customer()], { phase: 'ended' }));
    desk.clock.pass(20_000);
    expect(desk.problem()).toBeNull();
    expect(desk.phase()).toBe('wrap-up');
  });

  test('the same snapshot again changes no phase and sends nothing twice', () => {
    const desk = aPrivateConsult();
    desk.press('Return');
    for (let i = 0; i < 3; i += 1) desk.showsLines([self(), customer('hold'), bob('connected')]);
    expect(desk.phone.asked).toEqual(['consult Bob', 'drop bob']);
  });
});
