import { describe, expect, test } from 'vitest';
import { parseAgentEvent } from '../../domain/parse-agent-event.ts';
import { BOB, INSTANCE, ownQueueOf } from './leg-plan.ts';

const CONTACT = {
  ContactId: 'c2',
  InitialContactId: 'c1',
  Channel: 'VOICE',
  InitiationMethod: 'TRANSFER',
  State: 'CONNECTED',
  StateStartTimestamp: '2026-11-21T10:15:07.000Z',
  ConnectedToAgentTimestamp: '2026-11-21T10:15:07.000Z',
  QueueTimestamp: '2026-11-21T10:15:01.400Z',
  Queue: { ARN: ownQueueOf(BOB), Name: null, Channels: ['VOICE'] },
};
const snapshot = (...Contacts: readonly unknown[]) => ({
  AgentStatus: { Name: 'Available' },
  Configuration: { Username: 'bob' },
  Contacts,
});
const event = (fields: object) => ({
  AWSAccountId: '111122223333',
  AgentARN: BOB,
  EventId: 'e1',
  EventTimestamp: '2026-11-21T10:15:30.250Z',
  EventType: 'STATE_CHANGE',
  InstanceARN: INSTANCE,
  Version: '2017-10-01',
  CurrentAgentSnapshot: snapshot(CONTACT),
  PreviousAgentSnapshot: snapshot(),
  ...fields,
});
const held = { ...CONTACT, State: 'CONNECTED_ONHOLD' };
const points = (fields: object) => {
  const parsed = parseAgentEvent(event(fields));
  return parsed.ok ? parsed.facts.flatMap((fact) => fact.add.st ?? []) : parsed.rejection;
};

describe('an agent event', () => {
  test('tells the contact, its agent and what state it was in', () => {
    expect(parseAgentEvent(event({}), { instanceArn: INSTANCE })).toEqual({
      ok: true,
      facts: [
        {
          contactId: 'c2',
          add: {
            root: ['agent-event|c1'],
            agent: [`agent-event|${BOB}`],
            queue: [`agent-event|${ownQueueOf(BOB)}`],
            method: ['agent-event|TRANSFER'],
            channel: ['agent-event|VOICE'],
            ev: ['CONNECTED_TO_AGENT|2026-11-21T10:15:07.000Z', 'QUEUED|2026-11-21T10:15:01.400Z'],
            st: [`${BOB}|CONNECTED|2026-11-21T10:15:30.250Z`],
          },
        },
      ],
      ignored: [],
    });
  });

  test.each([
    [
      'a change from both sides',
      { CurrentAgentSnapshot: snapshot(held), PreviousAgentSnapshot: snapshot(CONTACT) },
      ['CONNECTED_ONHOLD|2026-11-21T10:15:30.250Z', 'CONNECTED|2026-11-21T10:15:30.249Z'],
    ],
    ['a state that stayed, once', { PreviousAgentSnapshot: snapshot(CONTACT) }, ['CONNECTED|2026-11-21T10:15:30.250Z']],
    [
      'a contact gone from the desk',
      { CurrentAgentSnapshot: snapshot(), PreviousAgentSnapshot: snapshot(CONTACT) },
      ['CONNECTED|2026-11-21T10:15:30.249Z', 'GONE|2026-11-21T10:15:30.250Z'],
    ],
    ['no contact, nothing', { CurrentAgentSnapshot: snapshot(), PreviousAgentSnapshot: null, EventType: 'LOGIN' }, []],
  ])('tells %s', (_name, fields, expected) => {
    expect(points(fields)).toEqual(expected.map((point) => `${BOB}|${point}`));
  });

  test('does not make the agent of a contact out of one that only rings', () => {
    const parsed = parseAgentEvent(event({ CurrentAgentSnapshot: snapshot({ ...CONTACT, State: 'CONNECTING' }) }));
    expect(parsed.ok && parsed.facts[0]?.add).not.toHaveProperty('agent');
  });

  test.each([
    ['that ended and says when they were connected: theirs', { ...CONTACT, State: 'ENDED' }, true],
    ['that ended and does not say so: perhaps not', { ...CONTACT, State: 'ENDED', ConnectedToAgentTimestamp: null }, false],
    ['that they missed: not theirs', { ...CONTACT, State: 'MISSED' }, false],
  ])('tells of a contact %s', (_name, contact, theirs) => {
    const parsed = parseAgentEvent(event({ CurrentAgentSnapshot: snapshot(), PreviousAgentSnapshot: snapshot(contact) }));
    expect(parsed.ok && parsed.facts[0]?.add.agent !== undefined).toBe(theirs);
  });

  test.each([
    ['an unknown type', { EventType: 'DANCE' }, ['EventType DANCE']],
    ['a type with a number in it, without the number', { EventType: 'JANEDOE12065550142' }, ['EventType ?']],
    [
      'a contact without an id',
      { CurrentAgentSnapshot: snapshot({ ...CONTACT, ContactId: null }) },
      ['CurrentAgentSnapshot.Contacts.0.ContactId'],
    ],
    ['a contact that is a word', { CurrentAgentSnapshot: snapshot('c2') }, ['CurrentAgentSnapshot.Contacts.0']],
  ])('passes by and names %s', (_name, fields, ignored) => {
    expect(parseAgentEvent(event(fields))).toMatchObject({ ok: true, ignored });
  });

  test.each([
    ['without an agent', { AgentARN: undefined }, 'malformed'],
    ['without an instant', { EventTimestamp: 'soon' }, 'malformed'],
    ['of another instance', { InstanceARN: `${INSTANCE}7` }, 'other-instance'],
  ])('%s is rejected', (_name, fields, code) => {
    expect(parseAgentEvent(event(fields), { instanceArn: INSTANCE })).toMatchObject({ ok: false, rejection: { code } });
  });
});
