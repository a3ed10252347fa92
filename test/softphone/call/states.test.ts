import { describe, expect, test } from 'vitest';
import type { CommandName } from '../../../softphone/call/command.ts';
import type { Phase } from '../../../softphone/call/phase.ts';
import type { CallSeen, Line } from '../../../softphone/call/snapshot.ts';
import { aDesk, type Desk } from '../support/desk.ts';
import { BILLING, BOB, SUPPLIER } from '../support/endpoints.ts';
import { leg } from '../support/legs.ts';
import { bob, call, customer, line, outside, self } from '../support/seen.ts';

/** A desk that asked Bob in and, if `answered`, was told by the ledger that he answered. */
function consulting(endpoint = BOB, answered = true): Desk {
  const desk = aDesk();
  desk.showsLines([self(), customer()]);
  desk.press('Consult', { endpoint });
  desk.showsLines([self(), customer('hold'), bob('connecting', { quickConnectName: endpoint.name })]);
  if (answered)
    desk.tell({ type: 'legs', news: { contactId: 'c1', legs: [leg('c2', { startedAt: 100, connectedAt: 5_000 })], consults: [] } });
  return desk;
}

interface Row {
  readonly state: string;
  readonly phase: Phase;
  readonly enabled: readonly CommandName[];
  readonly lines: readonly Line[];
  readonly call?: Partial<CallSeen>;
  readonly desk?: () => Desk;
}

const TOGETHER: readonly CommandName[] = ['Conference', 'Transfer', 'Leave', 'Drop', 'Hang up', 'End for all'];

const ROWS: readonly Row[] = [
  {
    state: 'a customer rings',
    phase: 'ringing',
    enabled: ['Accept', 'Decline'],
    lines: [self({ state: 'connecting' }), customer()],
    call: { phase: 'connecting' },
  },
  {
    state: 'an outbound call is being dialled',
    phase: 'calling',
    enabled: ['Hang up'],
    lines: [self(), customer('connecting')],
    call: { phase: 'connecting', direction: 'outbound' },
  },
  { state: 'agent and customer talk', phase: 'talking', enabled: ['Hold', 'Mute', 'Consult', 'Hang up'], lines: [self(), customer()] },
  { state: 'the customer is held', phase: 'held', enabled: ['Resume', 'Mute', 'Consult', 'Hang up'], lines: [self(), customer('hold')] },
  {
    state: 'the target is dialled',
    phase: 'reaching',
    enabled: ['Resume', 'Mute', 'Cancel', 'Transfer'],
    lines: [self(), customer('hold'), bob('connecting')],
    desk: () => consulting(BOB, false),
  },
  {
    state: 'the target shows connected but nobody is known to have answered',
    phase: 'reaching',
    enabled: ['Resume', 'Mute', 'Cancel', 'Transfer'],
    lines: [self(), customer('hold'), bob('connected')],
    desk: () => consulting(BOB, false),
  },
  {
    state: 'a team is reached',
    phase: 'reaching',
    enabled: ['Resume', 'Mute', 'Cancel', 'Transfer'],
    lines: [self(), customer('hold'), bob('connected', { quickConnectName: 'Billing' })],
    desk: () => consulting(BILLING, false),
  },
  {
    state: 'an outside number rings: handed over only once it answered',
    phase: 'reaching',
    enabled: ['Resume', 'Mute', 'Cancel'],
    lines: [self(), customer('hold'), outside('connecting')],
    desk: () => {
      const desk = aDesk();
      desk.showsLines([self(), customer()]);
      desk.press('Consult', { endpoint: SUPPLIER });
      return desk;
    },
  },
  {
    state: 'the customer was taken back while the target still rings',
    phase: 'reaching',
    enabled: ['Hold', 'Mute', 'Cancel', 'Transfer'],
    lines: [self(), customer(), bob('connected')],
    desk: () => consulting(BOB, false),
  },
  {
    state: 'agent and target talk, the customer waits',
    phase: 'private',
    enabled: ['Mute', 'Swap', 'Return', ...TOGETHER],
    lines: [self(), customer('hold'), bob('connected')],
    desk: consulting,
  },
  {
    state: 'agent and customer talk, the target waits',
    phase: 'swapped',
    enabled: ['Hold', 'Mute', 'Swap', 'Return', ...TOGETHER],
    lines: [self(), customer(), bob('hold')],
    desk: consulting,
  },
  {
    state: 'everybody talks',
    phase: 'conference',
    enabled: ['Hold', 'Mute', 'Consult', 'Transfer', 'Leave', 'Drop', 'Hang up', 'End for all'],
    lines: [self(), customer(), bob('connected')],
    desk: consulting,
  },
  {
    state: 'everybody talks and three is the limit',
    phase: 'conference',
    enabled: ['Hold', 'Mute', 'Transfer', 'Leave', 'Drop', 'Hang up', 'End for all'],
    lines: [self(), customer(), bob('connected')],
    call: { multiParty: false },
    desk: consulting,
  },
  {
    state: 'three talk, another waits: they can be joined',
    phase: 'conference',
    enabled: ['Hold', 'Mute', 'Consult', ...TOGETHER],
    lines: [self(), customer(), bob('connected'), outside('hold')],
    desk: consulting,
  },
  {
    state: 'everybody waits',
    phase: 'all-held',
    enabled: ['Resume', 'Mute', 'Return', ...TOGETHER],
    lines: [self(), customer('hold'), bob('hold')],
    desk: consulting,
  },
  {
    state: 'the customer hung up while the target talks',
    phase: 'customer-gone',
    enabled: ['Mute', 'Drop', 'Hang up'],
    lines: [self(), customer('disconnected'), bob('connected')],
    desk: consulting,
  },
  {
    state: 'the target went, the customer still waits',
    phase: 'target-gone',
    enabled: ['Resume', 'Mute', 'Consult', 'Return', 'Hang up'],
    lines: [self(), customer('hold', { since: 1_000 }), bob('disconnected', { since: 9_000 })],
    desk: consulting,
  },
  {
    state: 'the target went long before the customer was put on hold again',
    phase: 'held',
    enabled: ['Resume', 'Mute', 'Consult', 'Hang up'],
    lines: [self(), customer('hold', { since: 12_000 }), bob('disconnected', { since: 9_000 })],
    desk: consulting,
  },
  {
    state: 'the contact ended, whatever its lines still say',
    phase: 'wrap-up',
    enabled: ['Clear'],
    lines: [self(), customer(), bob('connected')],
    call: { phase: 'ended' },
    desk: consulting,
  },
  {
    state: 'a supervisor listens to a talk: no participant',
    phase: 'talking',
    enabled: ['Hold', 'Mute', 'Consult', 'Hang up'],
    lines: [self(), customer(), line('monitor', 'connected')],
  },
  {
    state: 'a supervisor listens to a private consult',
    phase: 'private',
    enabled: ['Mute', 'Swap', 'Return', ...TOGETHER],
    lines: [self(), customer('hold'), bob('connected'), line('monitor', 'connected')],
    desk: consulting,
  },
  {
    state: 'a supervisor’s own desk listens',
    phase: 'listening',
    enabled: ['Hang up'],
    lines: [customer(), bob('connected'), line('monitor', 'connected')],
  },
];

describe('states and commands', () => {
  test.each(ROWS)('$state: $phase', ({ phase, enabled, lines, call: more, desk: make }) => {
    const desk = make?.() ?? aDesk();
    desk.showsLines(lines, more);
    expect(desk.phase()).toBe(phase);
    expect(desk.enabled().sort()).toEqual([...enabled].sort());
  });

  test('every command that is off has a reason', () => {
    for (const { lines, call: more, desk: make } of ROWS) {
      const desk = make?.() ?? aDesk();
      desk.showsLines(lines, more);
      for (const availability of Object.values(desk.commands())) if (!availability.can) expect(availability.why).toMatch(/^[a-z-]+$/);
    }
  });

  test('without a phone everything is off', () => {
    const desk = consulting();
    desk.tell({ type: 'link', link: 'phone', trouble: 'silent' });
    expect(desk.enabled()).toEqual([]);
    expect(desk.commands().Return).toEqual({ can: false, why: 'phone-lost' });
  });

  test('without the ledger the phone’s commands stay', () => {
    const desk = consulting();
    desk.showsLines([self(), customer('hold'), bob('connected')]);
    desk.tell({ type: 'link', link: 'ledger', trouble: 'silent' });
    expect(desk.enabled()).toContain('Return');
  });

  test('hanging up with somebody else on the call asks first', () => {
    const desk = consulting();
    desk.showsLines([self(), customer('hold'), bob('connected')]);
    expect(desk.commands()['Hang up']).toEqual({ can: true, asks: 'leave-or-end' });
    desk.press('Hang up');
    expect(desk.phone.asked).toEqual(['consult Bob']);
  });

  test('an agent who was asked in has nobody to return from, and may leave', () => {
    const desk = aDesk();
    const asker = line('third', 'connected', { connectionId: 'asker' });
    desk.shows(call([self({ state: 'connecting' }), customer('hold'), asker], { phase: 'connecting', askedIn: true }));
    desk.shows(call([self(), customer('hold'), asker], { askedIn: true }));
    expect(desk.phase()).toBe('private');
    expect(desk.commands().Return).toEqual({ can: false, why: 'asked-in' });
    expect(desk.commands().Leave).toEqual({ can: true });
  });

  test('a call that rings beside the talk does not take the stage', () => {
    const desk = aDesk();
    const talk = call([self(), customer()]);
    desk.shows(talk, call([], { contactId: 'c9', phase: 'connecting', since: 50 }));
    expect(desk.drawn().call.contactId).toBe('c1');
    expect(desk.state().others).toBe(1);
  });
});
