import { describe, expect, test } from 'vitest';
import { rowCommandsFor } from '../../../softphone/call/commands-for.ts';
import { headlineOf } from '../../../softphone/view/headline.ts';
import { aDesk, aPrivateConsult, aRingingConsult, type Desk } from '../support/desk.ts';
import { SUPPLIER } from '../support/endpoints.ts';
import { bob, call, customer, line, outside, self } from '../support/seen.ts';

const says = (desk: Desk): string => headlineOf(desk.state(), desk.clock.now());
const carol = (state: 'connected' | 'hold', since = 0) => line('third', state, { connectionId: 'carol', since });

/** This agent was asked in; then the one who asked calls Carol, who has not answered. */
function whileAnotherIsCalled(): Desk {
  const desk = aDesk();
  const asker = line('third', 'connected', { connectionId: 'asker' });
  desk.shows(call([self(), customer(), asker], { askedIn: true }));
  desk.clock.pass(60_000);
  desk.shows(call([self({ state: 'hold' }), customer('hold'), asker, carol('connected', 60_000)], { askedIn: true }));
  return desk;
}

describe('with several who were asked in', () => {
  test('Return ends the talk with whoever is heard, and whoever waits goes on waiting', () => {
    const desk = aPrivateConsult();
    desk.showsLines([self(), customer('hold'), bob('connected'), outside('hold')]);
    desk.press('Return');
    expect(desk.phone.asked.at(-1)).toBe('drop bob');
    desk.showsLines([self(), customer('hold'), bob('disconnected', { since: 9_000 }), outside('hold')]);
    expect(desk.phone.asked.at(-1)).toBe('resume customer');
  });

  test.each([
    ['two are heard', [customer('hold'), bob('connected'), outside('connected')]],
    ['the customer is the one who is heard', [customer(), bob('hold'), outside('hold')]],
    ['everybody waits', [customer('hold'), bob('hold'), outside('hold')]],
  ] as const)('Return asks to choose in a row where it is not plain whose talk ends: %s', (_says, others) => {
    const desk = aPrivateConsult();
    desk.showsLines([self(), ...others]);
    expect(desk.commands().Return).toEqual({ can: false, why: 'choose-in-row' });
  });

  test('who leads may go back from somebody another agent asked in', () => {
    const desk = aPrivateConsult();
    desk.clock.pass(60_000);
    const asked = line('third', 'connected', { connectionId: 'carol', number: '+12065550177', since: 60_000 });
    desk.showsLines([self(), customer('hold'), bob('hold'), asked]);
    expect(desk.commands().Return).toEqual({ can: true });
  });

  test('a call of another agent’s is theirs: this one may leave, and neither stops it nor says that they answered', () => {
    const desk = whileAnotherIsCalled();
    desk.clock.pass(30_000);
    expect(desk.phase()).toBe('private');
    expect(desk.enabled()).toEqual(expect.arrayContaining(['Leave', 'Hang up']));
    const { Cancel, 'They answered': answered, Conference, Return } = desk.commands();
    expect([Cancel, answered, Conference, Return].map((one) => (one.can ? '' : one.why))).toEqual([
      'nobody-rings',
      'nobody-rings',
      'still-rings',
      'self-held',
    ]);
  });

  test('whom another agent calls is not said to talk', () => {
    const desk = whileAnotherIsCalled();
    desk.shows(
      call([self(), customer(), line('third', 'connected', { connectionId: 'asker' }), carol('connected', 60_000)], { askedIn: true }),
    );
    expect(says(desk)).toBe('You, the customer and your colleague are talking together. Colleague is being called.');
  });

  test('whoever was asked in and leaves the asker with others goes away, and hands nobody over', () => {
    const desk = whileAnotherIsCalled();
    desk.press('Leave');
    expect(desk.phone.asked.at(-1)).toBe('leave');
    desk.shows(call([self({ state: 'disconnected' }), customer()], { askedIn: true, phase: 'ended' }));
    expect(says(desk)).toBe('You have left. The others go on. Clear when you are done.');
  });

  test('whoever cannot be reached is told of while others are there, until somebody is held or taken back', () => {
    const desk = aPrivateConsult();
    desk.showsLines([self(), customer(), bob('connected', { since: 5_000 })]);
    desk.press('Consult', { endpoint: SUPPLIER });
    const held = { since: 10_000 };
    desk.showsLines([self(), customer('hold', held), bob('hold', held), outside('connecting', held)]);
    desk.showsLines([self(), customer('hold', held), bob('hold', held), outside('disconnected', { since: 12_000 })]);
    expect(says(desk)).toBe('Supplier could not be reached. Everybody is on hold. Nobody hears you.');
    const back = { since: 14_000 };
    desk.showsLines([self(), customer('connected', back), bob('connected', back), outside('disconnected', { since: 12_000 })]);
    expect(says(desk)).toBe('You, the customer and Bob are talking together.');
  });

  test('whoever leaves is told of', () => {
    const desk = aPrivateConsult();
    desk.showsLines([self(), customer(), bob('connected'), outside('connected')]);
    desk.showsLines([self(), customer(), bob('connected'), outside('disconnected', { since: 20_000 })]);
    expect(says(desk)).toBe('Supplier has left. You, the customer and Bob are talking together.');
  });
});

describe('while another agent has put this one on hold', () => {
  const held = () => {
    const desk = aPrivateConsult();
    desk.showsLines([self({ state: 'hold' }), customer(), bob('connected')]);
    return desk;
  };

  test.each(['Hold', 'Swap', 'Return'] as const)('%s is off: the customer would hear nobody', (name) => {
    expect(held().commands()[name]).toEqual({ can: false, why: 'self-held' });
  });

  test('the one whom the customer hears is not put on hold from their row, and the own line can be resumed', () => {
    const desk = held();
    expect(rowCommandsFor(desk.state(), 'bob').Hold).toEqual({ can: false, why: 'self-held' });
    expect(rowCommandsFor(desk.state(), 'self').Resume).toEqual({ can: true });
  });

  test('the customer is not taken off hold to hear nobody', () => {
    const desk = held();
    desk.showsLines([self({ state: 'hold' }), customer('hold'), bob('hold')]);
    expect(rowCommandsFor(desk.state(), 'customer').Resume).toEqual({ can: false, why: 'self-held' });
  });
});

test('after the customer has gone whoever hangs up beside two others ends nothing but their own line', () => {
  const desk = aPrivateConsult();
  desk.showsLines([self(), customer('disconnected'), bob('connected'), outside('connected')]);
  desk.press('Hang up');
  desk.shows(call([self({ state: 'disconnected' }), bob('connected'), outside('connected')], { phase: 'ended' }));
  expect(says(desk)).toBe('You have left. The others go on. Clear when you are done.');
});

describe('the customer has gone', () => {
  const ringing = () => {
    const desk = aRingingConsult();
    desk.showsLines([self(), customer('disconnected'), bob('connected')]);
    return desk;
  };

  test('while a colleague rings: it is said that they are still called, and the call can be stopped', () => {
    const desk = ringing();
    expect(says(desk)).toBe('The customer hung up. Bob is still being called.');
    expect(desk.commands().Swap).toEqual({ can: false, why: 'customer-gone' });
    desk.press('Cancel');
    expect(desk.phone.asked.at(-1)).toBe('drop bob');
  });

  test('because this agent ended their line: that is said', () => {
    const desk = aPrivateConsult();
    desk.showsLines([self(), customer(), bob('connected')]);
    desk.press('Drop', { connectionId: 'customer' });
    desk.showsLines([self(), customer('disconnected'), bob('connected')]);
    expect(says(desk)).toBe('You ended the customer’s line. Bob is still on the call.');
  });
});

test.each(['Hold', 'Mute'] as const)('a colleague who has not answered yet has nothing to %s', (name) => {
  expect(rowCommandsFor(aRingingConsult().state(), 'bob')[name]).toEqual({ can: false, why: 'still-rings' });
});

test('for a supervisor who listens nobody rings: whoever is connected is there, and leaving ends nothing', () => {
  const desk = aDesk();
  const monitor = line('monitor', 'connected');
  desk.showsLines([customer(), bob('connected', { quickConnectName: null }), monitor]);
  expect(desk.drawn().thirds.map(({ reach }) => reach)).toEqual(['there']);
  desk.press('Hang up');
  desk.shows(call([customer(), { ...monitor, state: 'disconnected' }], { phase: 'ended' }));
  expect(says(desk)).toBe('You have left. The others go on. Clear when you are done.');
});

describe('why an outside number was not reached', () => {
  test('is not said before the record tells: until then they could not be reached', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: SUPPLIER });
    desk.showsLines([self(), customer('hold'), outside('connecting')]);
    desk.showsLines([self(), customer('hold'), outside('disconnected', { since: 9_000 })]);
    expect(says(desk)).toBe('Supplier could not be reached. The customer is still on hold.');
  });
});
