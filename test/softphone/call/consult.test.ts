import { describe, expect, test } from 'vitest';
import { goneWhy } from '../../../softphone/call/fate.ts';
import { PhoneError } from '../../../softphone/call/phone.ts';
import { nameOf } from '../../../softphone/call/picture.ts';
import { aDesk, aPrivateConsult, tellOfLeg } from '../support/desk.ts';
import { BOB, SUPPLIER } from '../support/endpoints.ts';
import { consult, leg } from '../support/legs.ts';
import { bob, customer, line, outside, self } from '../support/seen.ts';

describe('a consult', () => {
  test('is not answered because the phone says connected, but when the ledger says so', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: BOB });
    desk.showsLines([self(), customer('hold'), bob('connected')]);
    expect(desk.phase()).toBe('reaching');
    expect(desk.commands().Conference).toEqual({ can: false, why: 'still-rings' });
    tellOfLeg(desk);
    expect(desk.phase()).toBe('reaching');
    tellOfLeg(desk, 4_000);
    expect(desk.phase()).toBe('private');
  });

  test('of a team is not answered by a sign that names nobody', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: BOB });
    desk.showsLines([self(), customer('hold'), bob('connected')]);
    const legs = [leg('c2', { startedAt: 50 })];
    desk.tell({ type: 'legs', news: { contactId: 'c1', legs, consults: [consult('c2', 'pending', { answered: true })] } });
    expect(desk.phase()).toBe('reaching');
  });

  test('of an outside number is answered when the phone says connected, and stays so on hold', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: SUPPLIER });
    desk.showsLines([self(), customer('hold'), outside('connecting')]);
    expect(desk.phase()).toBe('reaching');
    desk.showsLines([self(), customer('hold'), outside('connected')]);
    expect(desk.phase()).toBe('private');
    desk.showsLines([self(), customer(), outside('hold')]);
    expect(desk.phase()).toBe('swapped');
  });

  test('without the ledger, the agent may say themselves that they answered, after ten seconds', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: BOB });
    desk.showsLines([self(), customer('hold'), bob('connected', { since: 1_000 })]);
    expect(desk.commands()['They answered']).toEqual({ can: false, why: 'signal-may-come' });
    desk.clock.pass(11_000);
    desk.press('They answered');
    expect(desk.phase()).toBe('private');
    expect(desk.phone.asked).toEqual(['consult Bob']);
  });

  test('keeps the chosen name although the line does not show it', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: BOB });
    desk.showsLines([self(), customer('hold'), line('third', 'connecting', { connectionId: 'x' })]);
    expect(nameOf(desk.focus())).toBe('Bob');
  });

  test('takes the name to the line of that quick connect when somebody else dials at the same moment', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: BOB });
    const other = line('third', 'connecting', { connectionId: 'other', quickConnectName: 'Carol' });
    desk.showsLines([self(), customer('hold'), other, bob('connecting')]);
    expect(desk.state().memory?.thirds.bob?.askedHere).toBe(true);
    expect(desk.state().memory?.thirds.other?.askedHere).toBe(false);
  });

  test.each([
    ['the ledger does not tell', undefined, 'not-answered'],
    ['the target declined', 'declined', 'declined'],
    ['the number was busy', 'failed', 'failed'],
  ] as const)('that ends unanswered says why: %s', (_name, outcome, why) => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: BOB });
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('connected')]);
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('disconnected', { since: 9_000 })]);
    if (outcome)
      desk.tell({ type: 'legs', news: { contactId: 'c1', legs: [leg('c2', { startedAt: 50 })], consults: [consult('c2', outcome)] } });
    expect(desk.phase()).toBe('target-gone');
    expect(goneWhy(desk.gone())).toBe(why);
  });

  test('that was cancelled says so, and the customer is still held', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: BOB });
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('connecting')]);
    desk.press('Cancel');
    expect(desk.phone.asked).toEqual(['consult Bob', 'drop bob']);
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('disconnected', { since: 3_000 })]);
    expect(desk.phase()).toBe('target-gone');
    expect(goneWhy(desk.gone())).toBe('cancelled');
  });

  test('that was to be cancelled but was refused is not called cancelled when they hang up later', async () => {
    const desk = aPrivateConsult();
    desk.press('Drop');
    await desk.phone.answer();
    await desk.phone.answer(new PhoneError('unknown', ''));
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('disconnected', { since: 9_000 })]);
    expect(goneWhy(desk.gone())).toBe('left');
  });
});
