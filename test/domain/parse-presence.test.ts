import { describe, expect, test } from 'vitest';
import { parsePresence } from '../../domain/parse-presence.ts';
import { BOB, INSTANCE } from './leg-plan.ts';

const AVAILABLE = {
  ARN: `${INSTANCE}/agent-state/1`,
  Name: 'Available',
  StartTimestamp: '2026-11-21T10:00:00.000Z',
  Type: 'ROUTABLE',
};
const contact = (ContactId: string, State: string) => ({ ContactId, State, Channel: 'VOICE' });
const event = (fields: object, current: object | null = { AgentStatus: AVAILABLE, NextAgentStatus: null, Contacts: [] }) => ({
  AgentARN: BOB,
  InstanceARN: INSTANCE,
  EventTimestamp: '2026-11-21T10:15:30.250Z',
  EventType: 'STATE_CHANGE',
  CurrentAgentSnapshot: current,
  PreviousAgentSnapshot: null,
  ...fields,
});

describe('the presence that an agent event tells', () => {
  test('is where the agent is, since when, and for which queues', () => {
    const Contacts = [contact('c2', 'CONNECTED'), contact('c1', 'CONNECTED_ONHOLD')];
    expect(parsePresence(event({}, { AgentStatus: AVAILABLE, Contacts }))).toEqual({
      agentArn: BOB,
      at: '2026-11-21T10:15:30.250Z',
      state: 'on-contact',
      chosenAt: null,
      queues: null,
      becameAt: '2026-11-21T10:15:30.250Z',
      tells: 'change',
      isRepeated: false,
    });
  });

  test('is what the agent chose while they have no contact', () => {
    expect(parsePresence(event({}))).toMatchObject({ state: 'available', chosenAt: '2026-11-21T10:00:00.000Z' });
  });

  test('holds nothing of who the agent is', () => {
    const Configuration = { Username: 'bob', FirstName: 'Bob', LastName: 'Byrne' };
    expect(JSON.stringify(parsePresence(event({}, { AgentStatus: AVAILABLE, Configuration, Contacts: [] })))).not.toMatch(/bob|Byrne/);
  });

  test('is away after a logout, and unknown where the event does not tell', () => {
    expect(parsePresence(event({ EventType: 'LOGOUT' }, null))).toMatchObject({ state: 'offline', chosenAt: null });
    expect(parsePresence(event({}, {}))).toMatchObject({ state: 'unknown', chosenAt: null });
  });

  test.each([
    ['no JSON', '{'],
    ['an event without an agent', event({ AgentARN: null })],
    ['an event without an instant', event({ EventTimestamp: 'soon' })],
    ['an event of another instance', event({ InstanceARN: `${INSTANCE}7` })],
  ])('is none of %s', (_, input) => {
    expect(parsePresence(input, { instanceArn: INSTANCE })).toBeUndefined();
  });

  const free = { AgentStatus: AVAILABLE, Contacts: [] };
  const busy = { AgentStatus: AVAILABLE, Contacts: [contact('c1', 'CONNECTED')] };
  const AT = '2026-11-21T10:15:30.250Z';
  test.each([
    ['a contact that ended begins being available', free, busy, 'STATE_CHANGE', 'available', AT],
    ['a contact begins being on one', busy, free, 'STATE_CHANGE', 'on-contact', AT],
    ['another change on the desk begins nothing', busy, busy, 'STATE_CHANGE', 'on-contact', null],
    ['a heartbeat begins nothing, whatever it shows of before', free, null, 'HEART_BEAT', 'available', null],
    ['a login begins it', free, null, 'LOGIN', 'available', AT],
    ['a logout ends it', free, free, 'LOGOUT', 'offline', AT],
  ])('%s', (_, CurrentAgentSnapshot, PreviousAgentSnapshot, EventType, state, becameAt) => {
    expect(parsePresence(event({ CurrentAgentSnapshot, PreviousAgentSnapshot, EventType }))).toMatchObject({ state, becameAt });
  });

  test.each([
    ['a heart-beat', busy, null, 'HEART_BEAT', true],
    ['a change of what holds the agent', busy, { ...busy, Contacts: [contact('c1', 'CONNECTED_ONHOLD')] }, 'STATE_CHANGE', true],
    ['a change of where they are', busy, free, 'STATE_CHANGE', false],
    ['a login', free, null, 'LOGIN', false],
  ])('%s tells again where the agent is, or not', (_, CurrentAgentSnapshot, PreviousAgentSnapshot, EventType, isRepeated) => {
    expect(parsePresence(event({ CurrentAgentSnapshot, PreviousAgentSnapshot, EventType }))?.isRepeated).toBe(isRepeated);
  });

  test.each([
    ['without an id', { ...contact('c1', 'CONNECTED'), ContactId: null }],
    ['without a state', { ContactId: 'c1' }],
    ['that is a word', 'c1'],
  ])('is no agent who is free while they have a contact %s', (_, one) => {
    expect(parsePresence(event({}, { AgentStatus: AVAILABLE, Contacts: [one] }))).toMatchObject({ state: 'on-contact' });
  });

  test('lists the queues of the routing profile', () => {
    const queue = (name: string) => ({ ARN: `${INSTANCE}/queue/${name}`, Name: name, Channels: ['VOICE'] });
    const RoutingProfile = { ARN: `${INSTANCE}/routing-profile/1`, InboundQueues: [queue('b'), queue('a'), { Name: 'no ARN' }] };
    const current = { ...free, Configuration: { RoutingProfile } };
    expect(parsePresence(event({}, current))?.queues).toEqual([`${INSTANCE}/queue/a`, `${INSTANCE}/queue/b`]);
  });
});
