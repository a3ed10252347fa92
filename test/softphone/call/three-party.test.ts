import { describe, expect, test } from 'vitest';
import { legWatch } from '../../../softphone/call/leg-watch.ts';
import { headlineOf } from '../../../softphone/view/headline.ts';
import { aDesk, type Desk } from '../support/desk.ts';
import { leg } from '../support/legs.ts';
import { call, customer, self } from '../support/seen.ts';

const ASKED_IN = { askedIn: true, multiParty: false } as const;
const says = (desk: Desk): string => headlineOf(desk.state(), desk.clock.now());

/** This agent was asked into a three-party call, and sees one line. */
function askedIn(state: 'connected' | 'hold' = 'connected'): Desk {
  const desk = aDesk();
  desk.showsLines([self(), customer(state)], ASKED_IN);
  return desk;
}

function tellOfAsker(
  desk: Desk,
  { leftAt, names = { 'arn:alice': 'Alice' } }: { leftAt?: number; names?: Record<string, string> } = {},
): void {
  const asker = leg('c0', { startedAt: 0, parentContactId: null, agent: 'arn:alice', connectedAt: 10, ...(leftAt && { leftAt }) });
  const own = leg('c1', { startedAt: 20, parentContactId: 'c0', connectedAt: 40 });
  desk.tell({ type: 'legs', news: { contactId: 'c1', legs: [asker, own], consults: [], names } });
}

function hangsUp(desk: Desk): void {
  desk.press('Hang up');
  desk.shows(call([self({ state: 'disconnected' }), customer()], { ...ASKED_IN, phase: 'ended' }));
}

describe('whoever was asked into a three-party call', () => {
  test.each([
    ['connected', 'You are connected to the call Alice asked you into.'],
    ['hold', 'The customer is on hold. You are in the call Alice asked you into.'],
  ] as const)('reads who asked, and may mute and hang up while that agent leads: %s', (state, sentence) => {
    const desk = askedIn(state);
    tellOfAsker(desk);
    expect(says(desk)).toBe(sentence);
    expect(desk.enabled()).toEqual(['Mute', 'Hang up']);
    for (const name of ['Resume', 'Consult', 'Conference', 'Transfer', 'Leave', 'Return'] as const)
      expect(desk.commands()[name]).toEqual({ can: false, why: 'led-by-asker' });
  });

  test('goes away by hanging up while that agent stays', () => {
    const desk = askedIn();
    tellOfAsker(desk);
    hangsUp(desk);
    expect(says(desk)).toBe('You have left the call. Clear when you are done.');
  });

  test('leads once that agent has left, and ends the call by hanging up', () => {
    const desk = askedIn();
    tellOfAsker(desk);
    expect(legWatch(desk.state(), desk.clock.now())).toMatchObject({ follow: true });
    tellOfAsker(desk, { leftAt: 9_000 });
    expect(says(desk)).toBe('Alice has left. You are talking with the customer.');
    expect(desk.enabled()).toEqual(['Hold', 'Mute', 'Consult', 'Hang up']);
    hangsUp(desk);
    expect(says(desk)).toBe('You ended the call. Clear when you are done.');
  });

  test('is refused nothing while the ledger cannot be reached: whoever leads may have left', () => {
    const desk = askedIn();
    tellOfAsker(desk);
    desk.tell({ type: 'link', link: 'ledger', trouble: 'silent' });
    expect(desk.enabled()).toEqual(['Hold', 'Mute', 'Consult', 'Hang up']);
  });

  test('is asked about each second for a while after a line has changed, which may be all that shows of the asker’s leaving', () => {
    const desk = askedIn();
    tellOfAsker(desk);
    expect(legWatch(desk.state(), 9_000)).toMatchObject({ isDue: true });
    expect(legWatch(desk.state(), 11_000)).toMatchObject({ follow: true, isDue: false });
  });

  test('reads that they are on hold when they are and the customer is not', () => {
    const desk = aDesk();
    desk.showsLines([self({ state: 'hold' }), customer()], ASKED_IN);
    tellOfAsker(desk);
    expect(says(desk)).toBe('Another agent has put you on hold. You do not hear the others.');
  });

  test('reads who asked also when a later answer names nobody', () => {
    const desk = askedIn();
    tellOfAsker(desk);
    tellOfAsker(desk, { names: {} });
    expect(says(desk)).toBe('You are connected to the call Alice asked you into.');
  });

  test('reads who asks while it rings', () => {
    const desk = aDesk();
    desk.shows(call([self({ state: 'connecting' }), customer('hold')], { ...ASKED_IN, phase: 'connecting' }));
    tellOfAsker(desk);
    expect(says(desk)).toBe('Alice asks you into a call.');
  });

  test('is refused nothing before the ledger tells who leads', () => {
    expect(askedIn().enabled()).toEqual(['Hold', 'Mute', 'Consult', 'Hang up']);
  });
});
