import { describe, expect, test } from 'vitest';
import { fateOf } from '../../../softphone/call/fate.ts';
import { aDesk, aPrivateConsult } from '../support/desk.ts';
import { bob, call, customer, self } from '../support/seen.ts';

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

  test('Clear is done when the contact is gone', () => {
    const desk = aDesk();
    desk.shows(call([], { phase: 'ended' }));
    desk.press('Clear');
    expect(desk.phone.asked).toEqual(['clear']);
    desk.shows();
    expect(desk.phase()).toBe('idle');
    expect(desk.state().pending).toEqual({});
  });
});
