import { describe, expect, test } from 'vitest';
import type { CallState } from '../../../softphone/call/call-state.ts';
import { logEntriesBetween } from '../../../softphone/call/log-entries.ts';
import { PhoneError } from '../../../softphone/call/phone.ts';
import { aDesk, aPrivateConsult, type Desk } from '../support/desk.ts';
import { SUPPLIER } from '../support/endpoints.ts';
import { bob, call, customer, outside, seen, self } from '../support/seen.ts';

/** What the desk would have logged from here on. */
function logOf(desk: Desk) {
  const verbs: string[] = [];
  let before: CallState = desk.state();
  const look = () => {
    verbs.push(...logEntriesBetween(before, desk.state(), desk.clock.now()).map(({ contactId, verb }) => `${verb} on ${contactId}`));
    before = desk.state();
  };
  return { verbs, look };
}

describe('the desk’s log', () => {
  test('nothing is written because it was pressed, and it is once a snapshot shows it', () => {
    const desk = aPrivateConsult();
    const { verbs, look } = logOf(desk);
    desk.press('Conference');
    look();
    expect(verbs).toEqual([]);
    desk.showsLines([self(), customer('connected', { since: 9_000 }), bob('connected')]);
    look();
    expect(verbs).toEqual(['joined on c1']);
  });

  test('taking back one after the other joins them: the last one is the entry', () => {
    const desk = aPrivateConsult();
    const { verbs, look } = logOf(desk);
    const steps = [
      ['Hold', 'bob', [self(), customer('hold'), bob('hold')]],
      ['Resume', 'customer', [self(), customer(), bob('hold')]],
      ['Resume', 'bob', [self(), customer(), bob('connected')]],
    ] as const;
    for (const [name, connectionId, lines] of steps) {
      expect(verbs).toEqual([]);
      desk.press(name, { connectionId });
      look();
      desk.showsLines(lines);
      look();
    }
    expect(verbs).toEqual(['joined on c1']);
  });

  test('a command of two steps is one entry, at its end', () => {
    const desk = aPrivateConsult();
    const { verbs, look } = logOf(desk);
    desk.press('Return');
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('disconnected', { since: 6_000 })]);
    look();
    expect(verbs).toEqual([]);
    desk.showsLines([self(), customer('connected', { since: 6_200 }), bob('disconnected', { since: 6_000 })]);
    look();
    expect(verbs).toEqual(['returned on c1']);
  });

  test('leaving is confirmed by the end of the own contact', () => {
    const desk = aPrivateConsult();
    const { verbs, look } = logOf(desk);
    desk.press('Transfer');
    look();
    desk.shows(call([self({ state: 'disconnected' }), customer('connected'), bob('connected')], { phase: 'ended' }));
    look();
    expect(verbs).toEqual(['left on c1']);
  });

  test('a refused command leaves no entry', async () => {
    const desk = aPrivateConsult();
    const { verbs, look } = logOf(desk);
    desk.press('Conference');
    look();
    await desk.phone.answer();
    await desk.phone.answer(new PhoneError('invalid-state', 'Cannot conference connections: Invalid contact state.'));
    look();
    desk.showsLines([self(), customer('connected', { since: 9_000 }), bob('connected')]);
    look();
    expect(verbs).toEqual([]);
  });

  test('a conference that never came because the call ended leaves no entry', () => {
    const desk = aPrivateConsult();
    const { verbs, look } = logOf(desk);
    desk.press('Conference');
    look();
    desk.shows(call([self({ state: 'disconnected' }), customer('connected'), bob('connected')], { phase: 'ended' }));
    look();
    expect(verbs).toEqual([]);
  });

  test('a declined call is an entry of the contact that is gone', () => {
    const desk = aDesk();
    desk.shows(call([self({ state: 'connecting' }), customer('connected')], { phase: 'connecting' }));
    const { verbs, look } = logOf(desk);
    desk.press('Decline');
    look();
    desk.shows();
    look();
    expect(verbs).toEqual(['declined on c1']);
  });

  test('an outside party answers when the phone says connected; what the ledger told is the ledger’s', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    const { verbs, look } = logOf(desk);
    desk.press('Consult', { endpoint: SUPPLIER });
    look();
    desk.showsLines([self(), customer('hold'), outside('connecting')]);
    look();
    desk.showsLines([self(), customer('hold'), outside('connected')]);
    look();
    expect(verbs).toEqual(['dialled on c1', 'answered on c1']);
  });

  test('an entry carries the browser’s clock and what the snapshot says must be added', () => {
    const desk = aPrivateConsult();
    const before = desk.state();
    desk.clock.pass(1_000);
    desk.press('Conference');
    const pressed = desk.state();
    desk.tell({ type: 'snapshot', snapshot: seen([call([self(), customer('connected'), bob('connected')])], { skewMs: 90_000 }) });
    expect(logEntriesBetween(before, pressed, 0)).toEqual([]);
    expect(logEntriesBetween(pressed, desk.state(), desk.clock.now())).toEqual([
      { contactId: 'c1', verb: 'joined', atMs: desk.clock.now(), skewMs: 90_000 },
    ]);
  });
});
