import { describe, expect, test } from 'vitest';
import { nameOf } from '../../../softphone/call/picture.ts';
import { aDesk, aPrivateConsult, tellOfLeg } from '../support/desk.ts';
import { bob, customer, self } from '../support/seen.ts';

describe('a page loaded anew', () => {
  test('takes up where it was from what it remembered, and finds answered lines answered', () => {
    const before = aPrivateConsult();
    const memory = before.drawn().memory;
    const desk = aDesk();
    desk.showsLines([self(), customer('hold'), bob('connected', { quickConnectName: null })]);
    desk.tell({ type: 'recall', memory });
    expect(desk.phase()).toBe('private');
    expect(nameOf(desk.focus())).toBe('Bob');
  });

  test('without memory asks the ledger again', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer('hold'), bob('connected', { since: 100 })]);
    expect(desk.phase()).toBe('reaching');
    tellOfLeg(desk, 4_000);
    expect(desk.phase()).toBe('private');
  });

  test('ignores the memory of another call', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    const state = desk.state();
    desk.tell({
      type: 'recall',
      memory: {
        contactId: 'other',
        dialling: null,
        thirds: {},
        ending: null,
        talked: true,
        endedCustomer: false,
        askedBy: null,
        firstOrigin: null,
        ownMethod: null,
        calledBack: false,
        ownLegOver: false,
        owesDisposition: false,
      },
    });
    expect(desk.state()).toBe(state);
  });
});
