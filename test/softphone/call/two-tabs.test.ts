import { describe, expect, test } from 'vitest';
import { aDesk, type Desk, tellOfLeg } from '../support/desk.ts';
import { leg } from '../support/legs.ts';
import { bob, customer, line, self } from '../support/seen.ts';

/** Talking with the customer; the other tab, which dials, is not seen. */
const talking = (): Desk => {
  const desk = aDesk();
  desk.showsLines([self(), customer()]);
  return desk;
};

describe('somebody whom the same agent asked in another tab', () => {
  test('counts as asked from here: Return takes the customer back', () => {
    const desk = talking();
    desk.showsLines([self(), customer('hold'), bob('connected', { since: 10 })]);
    expect(desk.phase()).toBe('reaching');
    tellOfLeg(desk, 4_000);
    expect(desk.phase()).toBe('private');
    expect(desk.commands().Return).toEqual({ can: true });
  });

  test('beside a colleague who could have asked them too, is told by their leg', () => {
    const desk = talking();
    const carol = (state: 'connected' | 'hold') => line('third', state, { connectionId: 'carol', quickConnectName: 'Carol' });
    desk.showsLines([self(), customer('hold'), carol('connected')]);
    desk.showsLines([self(), customer('hold'), carol('hold'), bob('connected', { since: 10 })]);
    const asked = () => Object.entries(desk.state().memory?.thirds ?? {}).map(([id, { askedHere }]) => [id, askedHere]);
    expect(asked()).toEqual([
      ['carol', true],
      ['bob', false],
    ]);
    const legs = [leg('c2', { startedAt: 5 }), leg('c3', { startedAt: 15 })];
    desk.tell({ type: 'legs', news: { contactId: 'c1', legs, consults: [] } });
    expect(asked()).toEqual([
      ['carol', true],
      ['bob', true],
    ]);
  });
});
