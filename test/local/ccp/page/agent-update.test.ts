import { describe, expect, test } from 'vitest';
import { decorate } from '../../../../local/ccp/page/agent-update.ts';
import { reviveDates } from '../../../../local/ccp/page/revive-dates.ts';
import { scriptedAgent } from '../scripted-agent.ts';

const AT = Date.parse('2026-11-21T10:00:00.000Z');

/** An agent's state as it comes over the line. */
function overTheLine(agent: ReturnType<typeof scriptedAgent>): unknown {
  return JSON.parse(JSON.stringify({ configuration: agent.configuration(), snapshot: agent.snapshot() }));
}

describe('instants', () => {
  test.each(['timestamp', 'timeStamp', 'startTimestamp', 'snapshotTimestamp', 'queueTimestamp', 'joinTime', 'joinTimeStamp'])(
    '%s becomes a Date, wherever it stands',
    (key) => {
      expect(reviveDates({ deep: [{ [key]: '2026-11-21T10:00:00.000Z' }] })).toEqual({ deep: [{ [key]: new Date(AT) }] });
    },
  );

  test('other texts stay texts, null stays null', () => {
    const value = { name: '2026-11-21T10:00:00.000Z', startTimestamp: null, count: 3, flags: [true, 'x'] };
    expect(reviveDates(value)).toEqual(value);
  });
});

describe('a decorated update', () => {
  const agent = scriptedAgent('alice', () => AT);
  agent.ring();
  const { configuration, snapshot } = decorate(overTheLine(agent), AT - 250);

  test('knows the browser clock and how far it is off', () => {
    expect(snapshot).toMatchObject({ localTimestamp: AT - 250, skew: 250, snapshotTimestamp: new Date(AT) });
  });

  test('has the old names beside the new ones', () => {
    const [contact] = snapshot.contacts;
    expect(contact).toMatchObject({ status: contact?.state, queue: { queueId: contact?.queue?.queueARN } });
    for (const line of contact?.connections ?? []) expect(line).toMatchObject({ address: line.endpoint });
    const { routingProfile } = configuration;
    expect(routingProfile.routingProfileId).toBe(routingProfile.routingProfileARN);
    expect(routingProfile).toMatchObject({
      defaultOutboundQueue: { queueId: expect.stringContaining('/queue/5a') },
      queues: [{ queueId: expect.stringContaining('/queue/5a') }, { queueId: expect.stringContaining('/queue/agent/') }],
    });
  });

  test('keeps what the instance gave itself', () => {
    const given = overTheLine(agent) as { snapshot: object };
    expect(decorate({ ...given, snapshot: { ...given.snapshot, skew: 7, localTimestamp: 8 } }, AT).snapshot).toMatchObject({
      skew: 7,
      localTimestamp: 8,
    });
  });

  test('has its contacts by age', () => {
    const given = overTheLine(agent) as { configuration: object; snapshot: { contacts: { state: object }[] } };
    const [young] = given.snapshot.contacts;
    const old = { ...young, contactId: 'old', state: { type: 'ended', timestamp: '2026-11-21T09:00:00.000Z' } };
    const both = { ...given, snapshot: { ...given.snapshot, contacts: [young, old] } };
    expect(decorate(both, AT).snapshot.contacts.map(({ contactId }) => contactId)).toEqual(['old', 'contact-of-alice']);
  });
});
