import { describe, expect, test } from 'vitest';
import type { Assumptions } from '../../../local/connect/assumptions.ts';
import { CUSTOMER_NUMBER, createStage, NUMBER, type Stage } from './stage.ts';
import { accepts, available, callsIn, consults, leaves, nothing, play, type Timeline } from './timeline.ts';

const CONSULTED: Timeline = [
  [0, available('alice', 'bob', 'carol')],
  [0, callsIn],
  [2_000, accepts('alice')],
  [5_000, consults('alice', 'Bob')],
  [8_000, accepts('bob')],
];

async function consulted(assumptions: Partial<Assumptions> = {}, parties: 3 | 6 = 6): Promise<Stage> {
  const stage = await createStage({ assumptions, parties, timings: { speechMsPerCharacter: 0 } });
  await play(stage, CONSULTED);
  return stage;
}

describe('a snapshot', () => {
  test('has everything that Streams reads of a contact', async () => {
    const stage = await consulted();
    const contact = stage.contact('alice');
    expect(contact).toMatchObject({
      contactId: expect.any(String),
      initialContactId: contact.contactId,
      type: 'voice',
      state: { type: 'connected', timestamp: '2026-11-21T10:00:02.000Z' },
      status: { type: 'connected' },
      queue: { name: 'Support', queueARN: expect.stringContaining('/queue/5a000000'), queueId: expect.stringContaining('/queue/5a000000') },
      queueTimestamp: '2026-11-21T10:00:00.000Z',
      attributes: {},
      contactDuration: '8',
      initiationMethod: null,
      segmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Telephony' }, 'connect:Direction': { ValueString: 'INBOUND' } },
      contactFeatures: { multiPartyConferenceEnabled: true },
      customerEndpoint: { type: 'phone_number', phoneNumber: CUSTOMER_NUMBER, endpointARN: null },
      connectSystemEndpoint: { phoneNumber: NUMBER },
      agentContactHandlingConfig: { autoAccept: false },
    });
  });

  test('says whether more than three may talk', async () => {
    const stage = await consulted({}, 3);
    expect(stage.contact('alice').contactFeatures).toMatchObject({ multiPartyConferenceEnabled: false });
  });

  test('has everything that Streams reads of a connection, the own one first', async () => {
    const stage = await consulted();
    const [own, customer, third] = stage.contact('alice').connections;
    expect(own).toMatchObject({
      type: 'agent',
      initial: false,
      state: { type: 'connected', timestamp: '2026-11-21T10:00:02.000Z' },
      mute: false,
      forcedMute: false,
      quickConnectName: null,
      softphoneMediaInfo: { callType: 'audio_only', autoAccept: false },
      monitorStatus: null,
    });
    expect(customer).toMatchObject({
      type: 'inbound',
      initial: true,
      state: { type: 'hold', timestamp: '2026-11-21T10:00:05.000Z' },
      softphoneMediaInfo: null,
    });
    expect(third).toMatchObject({
      type: 'outbound',
      initial: false,
      quickConnectName: 'Bob',
      endpoint: { phoneNumber: 'INTERNAL-TRANSFER', name: null },
    });
    expect(third?.address).toEqual(third?.endpoint);
  });

  test("does not betray the colleague's answer to the asker", async () => {
    const stage = await consulted();
    expect(stage.contact('alice').connections[2]?.state).toEqual({ type: 'connected', timestamp: '2026-11-21T10:00:05.250Z' });
    expect(stage.contact('bob').connections[0]?.state).toEqual({ type: 'connected', timestamp: '2026-11-21T10:00:08.000Z' });
  });

  test('of the consulted agent is a contact of their own in the same chain', async () => {
    const stage = await consulted();
    const [asker, colleague] = [stage.contact('alice'), stage.contact('bob')];
    expect(colleague).toMatchObject({ initialContactId: asker.contactId, queue: { name: null } });
    expect(colleague.contactId).not.toBe(asker.contactId);
    const ids = [...asker.connections, ...colleague.connections].map(({ connectionId }) => connectionId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each([
    [false, null, null],
    [true, 'inbound', 'transfer'],
  ])('names how its contact came to be, or does not: %s', async (initiationMethodInSnapshots, first, leg) => {
    const stage = await consulted({ initiationMethodInSnapshots });
    expect([stage.contact('alice').initiationMethod, stage.contact('bob').initiationMethod]).toEqual([first, leg]);
  });

  test('keeps a connection id from one update to the next', async () => {
    const stage = await consulted();
    const before = stage.contact('alice').connections.map(({ connectionId }) => connectionId);
    await stage.ask('alice', 'conferenceConnections');
    expect(stage.contact('alice').connections.map(({ connectionId }) => connectionId)).toEqual(before);
  });

  test.each([
    ['those-on-the-call', 'Carol'],
    ['the-adder', null],
  ] as const)('names a quick connect for %s', async (quickConnectNameSeenBy, seen) => {
    const stage = await consulted({ quickConnectNameSeenBy });
    await stage.consult('alice', 'Carol');
    await stage.pass(1_000);
    expect(stage.contact('bob').connections.at(-1)?.quickConnectName).toBe(seen);
    expect(stage.contact('carol').connections.map(({ quickConnectName }) => quickConnectName)).toEqual([null, null, null, null]);
  });

  test('does not show what ended before the agent came', async () => {
    const stage = await consulted();
    await stage.ask('alice', 'destroyConnection', { connection: 0 });
    await stage.consult('alice', 'Carol');
    await stage.pass(1_000);
    expect(stage.sees('carol')).toBe('PendingBusy: connecting (self connecting, customer hold, third connected)');
  });

  test('after the end does not change any more', async () => {
    const stage = await consulted();
    await play(stage, [
      [9_000, leaves('alice')],
      [9_000, nothing],
    ]);
    const ended = JSON.stringify(stage.contact('alice').connections);
    stage.customer?.hangUp();
    expect(JSON.stringify(stage.contact('alice').connections)).toBe(ended);
  });

  test('shows a forced mute', async () => {
    const stage = await consulted();
    await stage.ask('alice', 'muteParticipant', { connection: 0 });
    expect(stage.contact('bob').connections[0]).toMatchObject({ mute: true, forcedMute: false });
  });
});
