import { describe, expect, test } from 'vitest';
import { sinceFor, thirdName } from '../../../softphone/view/party-words.ts';
import { aDesk, tellOfLeg } from '../support/desk.ts';
import { BILLING, BOB } from '../support/endpoints.ts';
import { leg } from '../support/legs.ts';
import { bob, call, customer, line, self } from '../support/seen.ts';

test.each([
  ['a customer who waited in a queue talks since the agent came', customer('connected', { since: 1_000 }), 14_000, 14_000],
  ['a customer who was taken off hold talks since then', customer('connected', { since: 20_000 }), 14_000, 20_000],
  ['a customer on hold since before this agent came has waited all the while', customer('hold', { since: 1_000 }), 14_000, 1_000],
])('%s', (_says, line, callSince, since) => {
  expect(sinceFor(line, call([line], { since: callSince }))).toBe(since);
});

describe('somebody who was asked in talks', () => {
  const reached = () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: BOB });
    desk.showsLines([self(), customer('hold'), bob('connected', { since: 1_000 })]);
    return desk;
  };
  const talksSince = (desk: ReturnType<typeof aDesk>) => {
    const { call: seen, focus } = desk.drawn();
    return focus && sinceFor(focus.line, seen, focus.known.answeredAt);
  };

  test('since they answered, not since their line rings', () => {
    const desk = reached();
    expect(talksSince(desk)).toBe(1_000);
    tellOfLeg(desk, 4_000);
    expect(talksSince(desk)).toBe(4_000);
  });

  test('since the agent said so, until the ledger knows better', () => {
    const desk = reached();
    desk.clock.pass(15_000);
    desk.press('They answered');
    expect(talksSince(desk)).toBe(desk.clock.now());
    tellOfLeg(desk, 12_000);
    expect(talksSince(desk)).toBe(12_000);
  });

  test('since they were last taken off hold', () => {
    const desk = reached();
    tellOfLeg(desk, 4_000);
    desk.showsLines([self(), customer('hold'), bob('connected', { since: 9_000 })]);
    expect(talksSince(desk)).toBe(9_000);
  });
});

describe('what somebody is called who was not dialled from here', () => {
  const names = { 'arn:alice': 'Alice', 'arn:carol': 'Carol' };
  const legs = [
    leg('c0', { startedAt: 0, parentContactId: null, agent: 'arn:alice', connectedAt: 5, target: null }),
    leg('c1', { startedAt: 20, parentContactId: 'c0', connectedAt: 40 }),
  ];
  const askedIn = (...others: readonly string[]) => {
    const desk = aDesk();
    const thirds = others.map((connectionId) => line('third', 'connected', { connectionId }));
    desk.shows(call([self(), customer('hold'), ...thirds], { askedIn: true }));
    return desk;
  };
  const called = (desk: ReturnType<typeof aDesk>) => desk.drawn().thirds.map(thirdName);

  test('who asked this agent in has the name the ledger tells', () => {
    const desk = askedIn('asker');
    expect(called(desk)).toEqual(['Colleague']);
    desk.tell({ type: 'legs', news: { contactId: 'c1', legs, consults: [], names } });
    expect(called(desk)).toEqual(['Alice']);
  });

  test('a name once known stays when a later answer has none', () => {
    const desk = askedIn('asker');
    desk.tell({ type: 'legs', news: { contactId: 'c1', legs, consults: [], names } });
    desk.tell({ type: 'legs', news: { contactId: 'c1', legs, consults: [] } });
    expect(called(desk)).toEqual(['Alice']);
  });

  test('of two who were here already nobody is called by a name: it could be the other’s', () => {
    const desk = askedIn('asker', 'other');
    desk.tell({ type: 'legs', news: { contactId: 'c1', legs, consults: [], names } });
    expect(called(desk)).toEqual(['Colleague', 'Colleague']);
  });

  test('a team is called by its name, and once somebody answered with theirs', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer()]);
    desk.press('Consult', { endpoint: BILLING });
    desk.showsLines([self(), customer('hold'), bob('connected', { quickConnectName: 'Billing' })]);
    const asked = { startedAt: 50, target: { kind: 'queue', id: 'arn:billing' } } as const;
    const known = { ...names, 'arn:billing': 'Billing in the North' };
    desk.tell({ type: 'legs', news: { contactId: 'c1', legs: [leg('c2', asked)], consults: [], names: known } });
    expect(called(desk)).toEqual(['Billing']);
    const answered = leg('c2', { ...asked, agent: 'arn:carol', connectedAt: 9_000 });
    desk.tell({ type: 'legs', news: { contactId: 'c1', legs: [answered], consults: [], names: known } });
    expect(called(desk)).toEqual(['Billing (Carol)']);
  });

  test('whom another agent asked in is called as the ledger tells', () => {
    const desk = askedIn('asker');
    desk.clock.pass(60_000);
    const lines = [
      line('third', 'connected', { connectionId: 'asker' }),
      line('third', 'connected', { connectionId: 'carol', since: 60_000 }),
    ];
    desk.shows(call([self(), customer('hold'), ...lines], { askedIn: true }));
    const carol = leg('c2', { startedAt: 60_010, parentContactId: 'c0', agent: 'arn:carol', connectedAt: 61_000 });
    desk.tell({ type: 'legs', news: { contactId: 'c1', legs: [...legs, carol], consults: [], names } });
    expect(called(desk)).toEqual(['Alice', 'Carol']);
  });
});
