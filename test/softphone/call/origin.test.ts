import { describe, expect, test } from 'vitest';
import { legWatch } from '../../../softphone/call/leg-watch.ts';
import { noteWatch } from '../../../softphone/call/note-watch.ts';
import type { CallSeen } from '../../../softphone/call/snapshot.ts';
import { headlineOf } from '../../../softphone/view/headline.ts';
import { aDesk, type Desk } from '../support/desk.ts';
import { leg } from '../support/legs.ts';
import { call, customer, line, self } from '../support/seen.ts';

/** A later contact of a call, of which the phone does not say how it came to be. */
const LATER = { rootContactId: 'c0', originKnown: false } as const;
const OF_TEAM = { ...LATER, askedIn: null } as const;
const OF_OWN_QUEUE = { ...LATER, askedIn: true, queueName: null } as const;
const TO_SENDER = { ...LATER, askedIn: false, cameBack: { to: 'sender', asked: 'Bob' }, queueName: null } as const;
const RINGS = { phase: 'connecting', multiParty: false } as const;
const TALKS = { phase: 'connected', multiParty: false } as const;

const ASKER = { 'arn:alice': 'Alice' };
const says = (desk: Desk): string => headlineOf(desk.state(), desk.clock.now());

function aDeskWith(more: Partial<CallSeen>): Desk {
  const desk = aDesk();
  desk.tell({ type: 'link', link: 'ledger', trouble: null });
  desk.shows(call([self(more.phase === 'connecting' ? { state: 'connecting' } : {}), customer()], more));
  return desk;
}

/** The ledger knows this agent's own leg, and that Alice has the contact before it. */
function tellMethod(desk: Desk, initiationMethod: string | null): Desk {
  const before = leg('c0', { startedAt: 0, parentContactId: null, agent: 'arn:alice', connectedAt: 10, initiationMethod: 'INBOUND' });
  const own = leg('c1', { startedAt: 20, parentContactId: 'c0', initiationMethod });
  desk.tell({ type: 'legs', news: { contactId: 'c1', legs: [before, own], consults: [], names: ASKER } });
  return desk;
}

describe('where a call comes from when the phone names no method', () => {
  const CAME_BACK = { consultCallCameBack: 'team', consultCallAsked: 'Bob' };
  test.each<[string, Partial<CallSeen>, string | null | undefined, string]>([
    ['a team’s call rings, the ledger has not answered', { ...OF_TEAM, ...RINGS }, undefined, 'Incoming call for Support.'],
    ['the ledger knows the leg, not yet its method', { ...OF_TEAM, ...RINGS }, null, 'Incoming call for Support.'],
    ['the ledger says that somebody consults the team', { ...OF_TEAM, ...RINGS }, 'TRANSFER', 'Alice asks you into a call.'],
    ['the ledger says that a flow moved it', { ...OF_TEAM, ...RINGS }, 'QUEUE_TRANSFER', '+1 206 555 0142 is calling.'],
    [
      'the ledger says that a flow moved it after nobody answered',
      { ...OF_TEAM, ...RINGS, attributes: CAME_BACK },
      'QUEUE_TRANSFER',
      '+1 206 555 0142 comes to your team: Bob did not answer, and nobody took the call back.',
    ],
    [
      'the same where the flow noted no name',
      {
        ...OF_TEAM,
        ...RINGS,
        attributes: { ...CAME_BACK, consultCallAsked: 'arn:aws:connect:us-east-1:111122223333:instance/i/agent/bob' },
      },
      'QUEUE_TRANSFER',
      '+1 206 555 0142 comes to your team: your colleague did not answer, and nobody took the call back.',
    ],
    ['the own queue’s rings, the ledger has not answered', { ...OF_OWN_QUEUE, ...RINGS }, undefined, 'A colleague asks you into a call.'],
    ['the ledger says that a flow chose the agent', { ...OF_OWN_QUEUE, ...RINGS }, 'QUEUE_TRANSFER', '+1 206 555 0142 is calling.'],
    [
      'a caller is back, the ledger has not answered',
      { ...TO_SENDER, ...RINGS },
      undefined,
      '+1 206 555 0142 is back with you: Bob did not answer.',
    ],
    ['what looked like a caller who is back is a consult', { ...TO_SENDER, ...RINGS }, 'TRANSFER', 'Alice asks you into a call.'],
    [
      'a team’s call is accepted, the ledger has not answered',
      { ...OF_TEAM, ...TALKS },
      undefined,
      'You are connected. Checking who is on this call.',
    ],
    [
      'the same with six parties and nobody else there',
      { ...OF_TEAM, ...TALKS, multiParty: true },
      undefined,
      'You are talking with the customer.',
    ],
    ['a consult of a team is accepted', { ...OF_TEAM, ...TALKS }, 'TRANSFER', 'You are connected to the call Alice asked you into.'],
    ['a call that a flow moved is accepted', { ...OF_TEAM, ...TALKS }, 'QUEUE_TRANSFER', 'You are talking with the customer.'],
    ['the phone says it itself, whatever the ledger says', { ...RINGS, askedIn: false }, 'TRANSFER', '+1 206 555 0142 is calling.'],
  ])('%s', (_when, seen, method, sentence) => {
    const desk = aDeskWith(seen);
    if (method !== undefined) tellMethod(desk, method);
    expect(says(desk)).toBe(sentence);
  });

  test('what the ledger has said once stays known when a later answer lacks it', () => {
    expect(says(tellMethod(tellMethod(aDeskWith({ ...OF_TEAM, ...RINGS }), 'TRANSFER'), null))).toBe('Alice asks you into a call.');
  });

  test.each([OF_TEAM, OF_OWN_QUEUE, TO_SENDER])(
    'with six parties an agent who was there before is a colleague, never one to be reached: %o',
    (origin) => {
      const desk = aDesk();
      const asker = line('third', 'connected', { connectionId: 'asker' });
      desk.shows(call([self({ state: 'connecting' }), customer(), asker], { ...origin, phase: 'connecting' }));
      desk.shows(call([self(), customer(), asker], origin));
      expect(says(desk)).toBe('You, the customer and your colleague are talking together.');
      expect(desk.commands().Cancel).toEqual({ can: false, why: 'nobody-rings' });
    },
  );
});

describe('asking the ledger where a call comes from', () => {
  test.each<[string, Partial<CallSeen>, string | null | undefined, { follow: boolean; isDue: boolean } | null]>([
    ['often while a team’s call rings and it has not answered', { ...OF_TEAM, ...RINGS }, undefined, { follow: true, isDue: true }],
    ['often while it does not know the method', { ...OF_TEAM, ...RINGS }, null, { follow: true, isDue: true }],
    ['often where ids and queue only make it likely', { ...TO_SENDER, ...RINGS }, undefined, { follow: true, isDue: true }],
    ['not about a call that rings and that a flow moved', { ...OF_TEAM, ...RINGS }, 'QUEUE_TRANSFER', null],
    ['not about a call that rings and that the phone says nobody asked this agent into', RINGS, undefined, null],
    ['not about a queued callback', { ...RINGS, rootContactId: 'c0', callback: true }, undefined, null],
  ])('%s', (_when, seen, method, watch) => {
    const desk = aDeskWith(seen);
    if (method !== undefined) tellMethod(desk, method);
    const watched = legWatch(desk.state(), 0);
    expect(watched && { follow: watched.follow, isDue: watched.isDue }).toEqual(watch);
    expect(noteWatch(desk.state()) !== null).toBe(watch !== null);
  });

  test('seldom after ten seconds, and no more once the call is over', () => {
    const desk = aDeskWith({ ...OF_TEAM, ...TALKS });
    expect(legWatch(desk.state(), 11_000)).toMatchObject({ follow: true, isDue: false });
    desk.shows(call([self({ state: 'disconnected' })], { ...OF_TEAM, phase: 'ended' }));
    expect(legWatch(desk.state(), 0)?.follow).toBe(false);
  });
});

describe('a queued callback', () => {
  const CALLBACK = { rootContactId: 'c0', callback: true } as const;
  const offered = (): Desk => {
    const desk = aDesk();
    desk.shows(call([self({ state: 'connecting' }), customer()], { ...CALLBACK, phase: 'incoming' }));
    return desk;
  };

  test('is offered, then the customer is called, then they talk', () => {
    const desk = offered();
    expect([says(desk), desk.enabled()]).toEqual([
      '+1 206 555 0142 asked for a callback. The customer is not connected yet.',
      ['Accept', 'Decline'],
    ]);
    desk.shows(call([self(), customer('connecting')], { ...CALLBACK, phase: 'connecting' }));
    expect([says(desk), desk.enabled()]).toEqual(['Calling +1 206 555 0142 back.', ['Hang up']]);
    desk.shows(call([self(), customer()], CALLBACK));
    expect(says(desk)).toBe('You are talking with the customer.');
  });

  test.each([
    ['that was not accepted', false, 'The call was not accepted. Clear when you are done.'],
    ['whose customer did not answer', true, 'They could not be reached. Clear when you are done.'],
  ])('%s', (_what, accepted, sentence) => {
    const desk = offered();
    if (accepted) desk.shows(call([self(), customer('connecting')], { ...CALLBACK, phase: 'connecting' }));
    desk.shows(call([self({ state: 'disconnected' }), customer('disconnected')], { ...CALLBACK, phase: 'failed' }));
    expect(says(desk)).toBe(sentence);
  });
});
