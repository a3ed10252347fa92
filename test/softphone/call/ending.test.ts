import { describe, expect, test } from 'vitest';
import { fateOf } from '../../../softphone/call/fate.ts';
import { aDesk, aPrivateConsult } from '../support/desk.ts';
import { bob, call, customer, line, self } from '../support/seen.ts';

describe('ending', () => {
  test('End for all drops the others one by one and then hangs up', () => {
    const desk = aPrivateConsult();
    desk.press('End for all');
    expect(desk.phone.asked.at(-1)).toBe('drop bob');
    desk.showsLines([self(), customer('hold'), bob('disconnected')]);
    expect(desk.phone.asked.at(-1)).toBe('leave');
    expect(desk.phase()).not.toBe('handing-over');
    desk.shows(call([], { phase: 'ended' }));
    expect(fateOf(desk.drawn())).toEqual({ what: 'hung-up' });
  });

  test('a call nobody accepted is not called declined unless the agent declined it', () => {
    const desk = aDesk();
    const ringing = call([self({ state: 'connecting' }), customer()], { phase: 'connecting' });
    desk.shows(ringing);
    desk.shows({ ...ringing, phase: 'failed' });
    expect(fateOf(desk.drawn())).toEqual({ what: 'not-accepted' });
    desk.shows({ ...ringing, contactId: 'c7' });
    desk.press('Decline');
    desk.shows({ ...ringing, contactId: 'c7', phase: 'failed' });
    expect(fateOf(desk.drawn())).toEqual({ what: 'declined' });
  });

  test('a contact that was declined and rings again is not declined because it was', () => {
    const desk = aDesk();
    const ringing = call([self({ state: 'connecting' }), customer()], { phase: 'connecting', askedIn: true });
    desk.shows(ringing);
    desk.press('Decline');
    desk.shows({ ...ringing, phase: 'failed' });
    desk.shows(ringing);
    desk.shows({ ...ringing, phase: 'failed' });
    expect(fateOf(desk.drawn())).toEqual({ what: 'not-accepted' });
  });

  test('somebody who was asked in hands nothing over by leaving', () => {
    const desk = aDesk();
    const asker = line('third', 'connected', { connectionId: 'asker' });
    desk.shows(call([self(), customer('hold'), asker], { askedIn: true }));
    desk.press('Leave');
    expect(desk.phone.asked).toEqual(['leave']);
    desk.shows(call([], { askedIn: true, phase: 'ended' }));
    expect(fateOf(desk.drawn())).toEqual({ what: 'left' });
  });

  test('the line that was left with the customer is named although the phone no longer lists it', () => {
    const desk = aPrivateConsult();
    desk.press('Transfer');
    desk.shows(call([], { phase: 'ended' }));
    expect(fateOf(desk.drawn())).toMatchObject({ what: 'handing-over', who: [{ known: { target: { name: 'Bob' } } }] });
  });

  test('Clear is done when the contact is gone', () => {
    const desk = aDesk();
    desk.shows(call([], { phase: 'ended' }));
    desk.press('Clear');
    expect(desk.phone.asked).toEqual(['clear']);
    desk.shows();
    expect(desk.phase()).toBe('idle');
    expect(desk.state().pending).toEqual({});
  });

  test('Clear is done, and the call can be accepted, when the same contact rings anew before the phone shows it gone', () => {
    const desk = aDesk();
    const ringing = call([self({ state: 'connecting' }), customer()], { phase: 'connecting', askedIn: true });
    desk.shows({ ...ringing, phase: 'failed' });
    desk.press('Clear');
    desk.shows(ringing);
    expect(desk.enabled()).toContain('Accept');
    desk.press('Accept');
    expect(desk.phone.asked).toEqual(['clear', 'accept']);
  });
});
