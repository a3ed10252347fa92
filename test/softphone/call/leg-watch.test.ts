import { describe, expect, test } from 'vitest';
import { legWatch } from '../../../softphone/call/leg-watch.ts';
import { aDesk, aPrivateConsult } from '../support/desk.ts';
import { consult, leg } from '../support/legs.ts';
import { bob, call, customer, line, self } from '../support/seen.ts';

describe('asking the second signal', () => {
  test.each([
    ['nothing without a call', [], null],
    ['nothing while it rings', [call([self(), customer()], { phase: 'connecting' })], null],
    [
      'on and on while it rings at who is asked in: who asks',
      [call([self(), customer('hold'), line('third', 'connected', { connectionId: 'asker' })], { phase: 'connecting', askedIn: true })],
      true,
    ],
    ['once while agent and customer talk', [call([self(), customer()])], false],
    ['on and on while somebody is reached', [call([self(), customer('hold'), bob('connected')])], true],
  ] as const)('%s', (_name, calls, follow) => {
    const desk = aDesk();
    desk.shows(...calls);
    expect(legWatch(desk.state(), 0)?.follow ?? null).toBe(follow);
  });

  test('goes on after the consult until its outcome is known, at most a minute', () => {
    const desk = aPrivateConsult();
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('disconnected', { since: 9_000 })]);
    expect(legWatch(desk.state(), 10_000)?.follow).toBe(true);
    expect(legWatch(desk.state(), 70_000)?.follow).toBe(false);
    desk.tell({
      type: 'legs',
      news: { contactId: 'c1', legs: [leg('c2', { startedAt: 50, connectedAt: 4_000 })], consults: [consult('c2', 'returned')] },
    });
    expect(legWatch(desk.state(), 10_000)?.follow).toBe(false);
  });

  test('goes on after a hand-over until somebody is known to be with the customer', () => {
    const desk = aPrivateConsult();
    desk.press('Transfer');
    desk.shows(call([], { phase: 'ended', since: 9_000 }));
    expect(legWatch(desk.state(), 10_000)?.follow).toBe(true);
    const legs = [
      leg('c1', { startedAt: 0, parentContactId: null, connectedAt: 10, leftAt: 9_000 }),
      leg('c2', { startedAt: 50, connectedAt: 4_000 }),
    ];
    desk.tell({ type: 'legs', news: { contactId: 'c1', legs, consults: [] } });
    expect(legWatch(desk.state(), 10_000)?.follow).toBe(false);
  });

  test('asks anew when the call has changed', () => {
    const desk = aPrivateConsult();
    const before = legWatch(desk.state(), 0)?.key;
    desk.showsLines([self(), customer('hold', { since: 20 }), bob('connected', { muted: true })]);
    expect(legWatch(desk.state(), 0)?.key).toBe(before);
    desk.showsLines([self(), customer(), bob('connected')]);
    expect(legWatch(desk.state(), 0)?.key).not.toBe(before);
  });
});
