import { describe, expect, test } from 'vitest';
import { fateOf } from '../../../softphone/call/fate.ts';
import { aDesk, aPrivateConsult } from '../support/desk.ts';
import { BOB, SUPPLIER } from '../support/endpoints.ts';
import { consult, leg } from '../support/legs.ts';
import { bob, call, customer, line, outside, self } from '../support/seen.ts';

describe('handing over', () => {
  test('from a private consult is leaving: the others are bridged', () => {
    const desk = aPrivateConsult();
    desk.press('Transfer');
    expect(desk.phone.asked.at(-1)).toBe('leave');
    expect(desk.phase()).toBe('handing-over');
    expect(desk.enabled()).toEqual([]);
    desk.shows(call([self({ state: 'disconnected' }), customer('hold'), bob('connected')], { phase: 'ended' }));
    expect(fateOf(desk.drawn())).toMatchObject({ what: 'handing-over', who: [{ known: { target: { name: 'Bob' } } }] });
    const legs = [
      leg('c1', { startedAt: 0, parentContactId: null, connectedAt: 10, leftAt: 9_000 }),
      leg('c2', { startedAt: 50, connectedAt: 4_000 }),
    ];
    desk.tell({ type: 'legs', news: { contactId: 'c1', legs, consults: [] } });
    expect(fateOf(desk.drawn())).toMatchObject({ what: 'with-them', who: [{ known: { target: { name: 'Bob' } } }] });
  });

  test('stays confirmed when whoever took the customer has ended the call', () => {
    const desk = aPrivateConsult();
    desk.press('Transfer');
    desk.shows(call([self({ state: 'disconnected' }), customer(), bob('connected')], { phase: 'ended' }));
    const own = leg('c1', { startedAt: 0, parentContactId: null, connectedAt: 10, leftAt: 9_000 });
    const tell = (leftAt: number) =>
      desk.tell({
        type: 'legs',
        news: { contactId: 'c1', legs: [own, leg('c2', { startedAt: 50, connectedAt: 4_000, leftAt })], consults: [] },
      });
    tell(20_000);
    expect(fateOf(desk.drawn())).toMatchObject({ what: 'taken-over', who: [{ known: { target: { name: 'Bob' } } }] });
    tell(8_000);
    expect(fateOf(desk.drawn())).toMatchObject({ what: 'handing-over' });
  });

  test.each([
    ['swapped', [self(), customer(), bob('hold')], [self(), customer(), bob('connected')]],
    ['all held', [self(), customer('hold'), bob('hold')], [self(), customer('hold'), bob('connected')]],
  ])('from %s first resumes who must be heard', (_name, before, after) => {
    const desk = aPrivateConsult();
    desk.showsLines(before);
    desk.press('Transfer');
    expect(desk.phone.asked.at(-1)).toBe('resume bob');
    expect(desk.phase()).not.toBe('handing-over');
    desk.showsLines(after);
    expect(desk.phone.asked.at(-1)).toBe('leave');
  });

  test('to an outside party alone first takes the customer off hold: nobody could afterwards', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: SUPPLIER });
    desk.showsLines([self(), customer('hold'), outside('connected')]);
    desk.press('Transfer');
    expect(desk.phone.asked.at(-1)).toBe('resume customer');
    desk.showsLines([self(), customer(), outside('connected')]);
    expect(desk.phone.asked.at(-1)).toBe('leave');
  });

  test('is stopped when the target goes between the steps', () => {
    const desk = aPrivateConsult();
    desk.showsLines([self(), customer(), bob('hold')]);
    desk.press('Transfer');
    desk.showsLines([self(), customer(), bob('disconnected', { since: 9_000 })]);
    expect(desk.phone.asked).not.toContain('leave');
    expect(desk.problem()).toEqual({ kind: 'not-now', why: 'line-gone' });
    expect(desk.phase()).toBe('talking');
  });

  test('before the answer waits for the line, takes the customer off hold, and only then leaves', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: BOB });
    desk.showsLines([self(), customer('hold'), bob('connecting')]);
    desk.press('Transfer');
    expect(desk.phone.asked).toEqual(['consult Bob']);
    desk.showsLines([self(), customer('hold'), bob('connected')]);
    expect(desk.phone.asked.at(-1)).toBe('resume customer');
    desk.showsLines([self(), customer(), bob('connected')]);
    expect(desk.phone.asked.at(-1)).toBe('leave');
    desk.shows(call([self({ state: 'disconnected' }), customer(), bob('connected')], { phase: 'ended' }));
    expect(fateOf(desk.drawn())).toMatchObject({ what: 'handing-over', who: [{ known: { target: { name: 'Bob' } } }] });
    desk.tell({ type: 'legs', news: { contactId: 'c1', legs: [leg('c2', { startedAt: 50 })], consults: [consult('c2', 'not-answered')] } });
    expect(fateOf(desk.drawn())).toMatchObject({ what: 'not-taken', who: [{ known: { target: { name: 'Bob' } } }] });
  });

  test('before the answer is stopped when the target declines meanwhile', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: BOB });
    desk.showsLines([self(), customer('hold'), bob('connected')]);
    desk.press('Transfer');
    desk.showsLines([self(), customer(), bob('disconnected')]);
    expect(desk.phone.asked.at(-1)).toBe('resume customer');
    expect(desk.problem()).toEqual({ kind: 'not-now', why: 'nobody-to-stay' });
  });

  test('to an outside number before it answered is refused', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: SUPPLIER });
    desk.showsLines([self(), customer('hold'), outside('connecting')]);
    expect(desk.commands().Transfer).toEqual({ can: false, why: 'outside-must-answer' });
  });

  test('is refused when only a supervisor would remain', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer(), line('monitor', 'connected')]);
    expect(desk.commands().Leave).toEqual({ can: false, why: 'nobody-to-stay' });
  });
});
