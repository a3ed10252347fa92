import { describe, expect, test } from 'vitest';
import { aPrivateConsult } from '../support/desk.ts';
import { bob, customer, outside, self } from '../support/seen.ts';

describe('Swap', () => {
  test('with one third is the phone’s own toggle', () => {
    const desk = aPrivateConsult();
    desk.press('Swap');
    expect(desk.phone.asked.at(-1)).toBe('toggle');
    desk.showsLines([self(), customer(), bob('connected')]);
    expect(desk.state().pending.call).toBeDefined();
    desk.showsLines([self(), customer(), bob('hold')]);
    expect(desk.phase()).toBe('swapped');
    expect(desk.state().pending).toEqual({});
  });

  test('is refused while the agent’s own line is held: the customer would hear nobody', () => {
    const desk = aPrivateConsult();
    desk.showsLines([self({ state: 'hold' }), customer('hold'), bob('connected')]);
    desk.press('Swap');
    expect(desk.commands().Swap).toEqual({ can: false, why: 'self-held' });
    expect(desk.phone.asked).toEqual(['consult Bob']);
  });

  test('with two thirds is offered per row, line by line', () => {
    const desk = aPrivateConsult();
    const carol = outside('hold', { connectionId: 'carol' });
    desk.showsLines([self(), customer('hold'), bob('connected'), carol]);
    expect(desk.commands().Swap).toEqual({ can: false, why: 'choose-in-row' });
    desk.press('Swap', { connectionId: 'carol' });
    expect(desk.phone.asked.at(-1)).toBe('hold bob');
    desk.showsLines([self(), customer('hold'), bob('hold'), carol]);
    expect(desk.phone.asked.at(-1)).toBe('resume carol');
  });

  test('with one who waits beside a talk of three is offered per row', () => {
    const desk = aPrivateConsult();
    desk.showsLines([self(), customer(), bob('connected'), outside('hold')]);
    expect(desk.commands().Swap).toEqual({ can: false, why: 'choose-in-row' });
  });
});
