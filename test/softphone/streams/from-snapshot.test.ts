import { describe, expect, test } from 'vitest';
import type { CallSeen } from '../../../softphone/call/snapshot.ts';
import { fromSnapshot } from '../../../softphone/streams/from-snapshot.ts';
import type { RawConnection, RawContact } from '../../../softphone/streams/raw.ts';
import { agentData, connection, contact } from './raw-samples.ts';

const read = (contacts: readonly RawContact[], { skew = 0, muted = false } = {}) => fromSnapshot(agentData(contacts, skew), { muted });
const lineOf = (one: RawConnection, muted = false) => read([contact('connected', [one])], { muted }).calls[0]?.lines[0];

describe('from Streams’ data to the desk’s', () => {
  test('takes agent, contact and lines in Connect’s order', () => {
    const lines = [
      connection('a', 'agent', 'connected'),
      connection('b', 'inbound', 'hold', { initial: true, endpoint: { type: 'phone_number', phoneNumber: '+12065550142' } }),
      connection('c', 'outbound', 'connecting', { quickConnectName: 'Bob' }),
    ];
    const seen = read([contact('connected', lines)]);
    expect(seen.agent).toEqual({ login: 'alice', arn: 'arn:agent/alice', name: 'Alice', stateName: 'Busy', stateType: 'system' });
    expect(seen.calls).toMatchObject([
      {
        contactId: 'c1',
        rootContactId: 'c0',
        phase: 'connected',
        direction: 'inbound',
        askedIn: false,
        cameBack: null,
        originKnown: true,
        callback: false,
        queueName: 'Support',
        multiParty: true,
      },
    ]);
    expect(seen.calls[0]?.lines.map(({ connectionId, role, state, number }) => [connectionId, role, state, number])).toEqual([
      ['a', 'self', 'connected', null],
      ['b', 'customer', 'hold', '+12065550142'],
      ['c', 'third', 'connecting', null],
    ]);
  });

  test('turns the service’s instants into the browser’s clock', () => {
    const [call] = read([contact('connected', [connection('a', 'agent', 'connected')])], { skew: 400 }).calls;
    expect([call?.since, call?.lines[0]?.since]).toEqual([600, 4_600]);
  });

  test.each([
    ['incoming', 'incoming'],
    ['pending', 'incoming'],
    ['connecting', 'connecting'],
    ['connected', 'connected'],
    ['ended', 'ended'],
    ['error', 'failed'],
    ['missed', 'failed'],
    ['rejected', 'failed'],
    ['init', 'connecting'],
  ])('a contact that is %s is %s', (state, phase) => {
    expect(read([contact(state, [])]).calls[0]?.phase).toBe(phase);
  });

  test.each([
    ['the own line', connection('x', 'agent', 'connected'), 'self'],
    ['the first line', connection('x', 'inbound', 'connected', { initial: true }), 'customer'],
    ['a line added later', connection('x', 'outbound', 'connected'), 'third'],
    ['a supervisor’s own line', connection('x', 'monitoring', 'silent_monitor'), 'monitor'],
    ['a listening supervisor, told by state', connection('x', 'outbound', 'barge'), 'monitor'],
    ['a barging supervisor, told by status', connection('x', 'outbound', 'connected', { monitorStatus: 'BARGE' }), 'monitor'],
  ] as const)('%s is known by its role', (_name, raw, role) => {
    expect(lineOf(raw)?.role).toBe(role);
  });

  test('chat and task contacts stay with the phone', () => {
    expect(read([contact('connected', [], { type: 'chat' }), contact('connected', [], { type: 'queue_callback' })]).calls).toHaveLength(1);
  });

  test('a call that another agent asked this one into, in either spelling', () => {
    expect(read([contact('connected', [], { initiationMethod: 'TRANSFER' })]).calls[0]?.askedIn).toBe(true);
  });

  test.each([
    [
      'brought back to its sender',
      'queue_transfer',
      { consultCallCameBack: 'sender', consultCallAsked: 'Bob' },
      { to: 'sender', asked: 'Bob' },
    ],
    ['brought to the team', 'QUEUE_TRANSFER', { consultCallCameBack: 'team' }, { to: 'team', asked: null }],
    ['moved by a flow of the centre’s own', 'queue_transfer', { consultCallCameBack: 'no', consultCallAsked: 'Bob' }, null],
    ['moved before anybody was asked', 'queue_transfer', {}, null],
    ['a consult after one that came back', 'transfer', { consultCallCameBack: 'sender', consultCallAsked: 'Bob' }, null],
  ])('a call %s', (_is, initiationMethod, told, cameBack) => {
    const attributes = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, { name, value }]));
    expect(read([contact('connecting', [], { initiationMethod, attributes })]).calls[0]?.cameBack).toEqual(cameBack);
  });

  const OWN_QUEUE = { queueARN: 'arn:i/queue/agent/a' };
  const BACK = (to: string) => ({ consultCallCameBack: { value: to }, consultCallAsked: { value: 'Bob' } });
  const LISTENER = connection('x', 'monitoring', 'silent_monitor');
  test.each<[string, Partial<RawContact>, Partial<CallSeen>]>([
    ['the first of its call', { initialContactId: 'c1' }, { askedIn: false, originKnown: true }],
    ['one without a first contact', { initialContactId: null }, { askedIn: false, originKnown: true }],
    ['a later one in the agent’s own queue', { queue: OWN_QUEUE }, { askedIn: true, originKnown: false }],
    ['a later one in a team’s queue', {}, { askedIn: null, originKnown: false }],
    ['a later one without a queue', { queue: null }, { askedIn: null, originKnown: false }],
    ['a queued callback', { type: 'queue_callback' }, { askedIn: false, originKnown: true, callback: true }],
    ['a supervisor’s own', { connections: [LISTENER] }, { askedIn: false, originKnown: true }],
    [
      'one brought back to its sender',
      { queue: OWN_QUEUE, attributes: BACK('sender') },
      { askedIn: false, cameBack: { to: 'sender', asked: 'Bob' }, originKnown: false },
    ],
    ['one brought to the team', { attributes: BACK('team') }, { askedIn: false, cameBack: { to: 'team', asked: 'Bob' } }],
    [
      'a consult of an agent after one that went to the team',
      { queue: OWN_QUEUE, attributes: BACK('team') },
      { askedIn: true, cameBack: null },
    ],
    ['a team’s after one that went back to its sender', { attributes: BACK('sender') }, { askedIn: null, cameBack: null }],
    ['a consult after one that did not come back', { queue: OWN_QUEUE, attributes: BACK('no') }, { askedIn: true, cameBack: null }],
  ])('without a method, by ids and queue: %s', (_is, more, origin) => {
    expect(read([{ ...contact('connecting', []), initiationMethod: null, ...more }]).calls[0]).toMatchObject(origin);
  });

  test('an outbound call is told by its first line', () => {
    const dialled = connection('b', 'outbound', 'connecting', { initial: true });
    expect(read([contact('connecting', [connection('a', 'agent', 'connected'), dialled])]).calls[0]?.direction).toBe('outbound');
  });

  test('the customer’s number may stand at the contact alone', () => {
    const line = connection('b', 'inbound', 'connected', { initial: true, endpoint: null });
    const seen = read([contact('connected', [line], { customerEndpoint: { phoneNumber: '+12065550142' } })]);
    expect(seen.calls[0]?.lines[0]?.number).toBe('+12065550142');
  });

  test('half a character in an attribute becomes a whole one: no address made of it throws', () => {
    const attributes = { topic: { value: 'Refund \ud83d' } };
    const { attributes: seen = {} } = read([contact('connected', [], { attributes })]).calls[0] ?? {};
    expect(seen).toEqual({ topic: 'Refund \ufffd' });
    expect(() => encodeURIComponent(seen.topic ?? '')).not.toThrow();
  });

  test('a mute in this browser counts for the own line only', () => {
    expect(lineOf(connection('x', 'agent', 'connected'), true)?.muted).toBe(true);
    expect(lineOf(connection('x', 'outbound', 'connected'), true)?.muted).toBe(false);
  });
});
