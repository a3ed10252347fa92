import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Presence } from '../../../domain/parse-presence.ts';
import type { Ledger } from '../../../lambdas/store/ledger.ts';
import { type PresenceNews, putPresence } from '../../../lambdas/store/put-presence.ts';
import { readPresence } from '../../../lambdas/store/read-presence.ts';
import { itemsOf, useLocalLedger } from '../local-ledger.ts';
import { at, BOB } from '../payloads.ts';

const local = useLocalLedger();
const NOWHERE = { state: 'unknown', chosenAt: null, queues: null } as const;
const news = (seconds: number, sequenceNumber: string): PresenceNews => ({
  sequenceNumber,
  presence: { ...NOWHERE, agentArn: BOB, at: at(seconds), becameAt: null, tells: 'change', isRepeated: false },
});
const stored = async (ledger: Parameters<typeof itemsOf>[0]) => {
  const [item] = await itemsOf(ledger, 'AGENT#');
  return item && { ...item, presence: JSON.parse(String(item.presence)) as Partial<Presence> };
};

const [T0, HOUR] = [Date.parse(at(0)), 3600];
type Tells = Presence['tells'];
const told = (seconds: number, tells: Tells, i: number): PresenceNews => ({
  sequenceNumber: String(i),
  presence: {
    ...NOWHERE,
    state: tells === 'logout' ? 'offline' : 'available',
    agentArn: BOB,
    at: new Date(T0 + seconds * 1000).toISOString(),
    becameAt: null,
    tells,
    isRepeated: tells === 'beat',
  },
});

describe('who logged out stays offline through the heart-beats that follow, in any order of delivery', () => {
  test.each<readonly [string, readonly (readonly [number, Tells])[], string]>([
    [
      'heart-beats for an hour',
      [
        [0, 'change'],
        [60, 'logout'],
        [180, 'beat'],
        [300, 'beat'],
        [HOUR, 'beat'],
      ],
      'offline',
    ],
    [
      'a heart-beat, then nothing more',
      [
        [0, 'change'],
        [60, 'logout'],
        [180, 'beat'],
      ],
      'offline',
    ],
    [
      'a login, then heart-beats',
      [
        [0, 'logout'],
        [120, 'beat'],
        [1800, 'change'],
        [1920, 'beat'],
      ],
      'available',
    ],
    [
      'heart-beats for much longer: the login is lost',
      [
        [0, 'logout'],
        [120, 'beat'],
        [2 * HOUR, 'beat'],
      ],
      'available',
    ],
    [
      'the logout alone',
      [
        [0, 'change'],
        [60, 'logout'],
      ],
      'offline',
    ],
    [
      'no logout',
      [
        [0, 'change'],
        [120, 'beat'],
      ],
      'available',
    ],
  ])('%s', async (_, events, state) => {
    const order = fc.shuffledSubarray(
      events.map(([seconds, tells], i) => told(seconds, tells, i)),
      { minLength: events.length },
    );
    await fc.assert(
      fc.asyncProperty(order, async (them) => {
        const ledger = await local.newLedger();
        for (const one of them) await putPresence(ledger, one);
        expect(await readPresence(ledger, BOB)).toMatchObject({ state });
      }),
      { numRuns: 6 },
    );
  });
});

describe('where an agent is', () => {
  test('is kept under the id of the agent, for a month', async () => {
    const ledger = await local.newLedger();
    expect(await putPresence(ledger, news(5, '7'))).toBe('written');
    expect(await stored(ledger)).toEqual({
      pk: 'AGENT#b0b00000-0000-4000-8000-000000000002',
      sk: 'PRESENCE',
      presence: { ...NOWHERE, at: at(5) },
      presenceV: expect.stringMatching(/^2026-11-21T10:14:05\.250Z#0+7$/),
      actedV: expect.stringMatching(/^2026-11-21T10:14:05\.250Z#0+7$/),
      expiresAt: Math.floor(Date.parse(at(5)) / 1000) + 30 * 86_400,
    });
  });

  test('is read as it was written, and unknown where nobody was heard', async () => {
    const ledger = await local.newLedger();
    await putPresence(ledger, news(5, '7'));
    expect(await readPresence(ledger, BOB)).toMatchObject({ agentId: BOB.slice(BOB.lastIndexOf('/') + 1) });
    expect(await readPresence(ledger, `${BOB}x`)).toBeUndefined();
  });

  test.each([
    ['an event that comes late', news(4, '9'), 'older'],
    ['the same event again', news(5, '7'), 'older'],
    ['a later event', news(6, '8'), 'written'],
    ['a later event of the same instant, whose number is longer', news(5, '10'), 'written'],
  ])('after %s: %s wins', async (_, second, result) => {
    const ledger = await local.newLedger();
    await putPresence(ledger, news(5, '7'));
    expect(await putPresence(ledger, second)).toBe(result);
  });

  test('is the same after any order and any repetition of events', async () => {
    const events = [news(1, '1'), news(2, '2'), news(2, '3'), news(3, '12'), news(3, '9')];
    const order = fc.shuffledSubarray([...events, ...events], { minLength: 10, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(order, async (them) => {
        const ledger = await local.newLedger();
        for (const one of them) await putPresence(ledger, one);
        expect(await stored(ledger)).toMatchObject({ presence: { at: at(3) }, presenceV: expect.stringMatching(/#0+12$/) });
      }),
      { numRuns: 8 },
    );
  });

  test('is not lost when the table is busy: the event is delivered again', async () => {
    const db = mockClient(new DynamoDBClient({ region: 'us-east-1' }));
    db.on(UpdateItemCommand).rejects(Object.assign(new Error('slow down'), { name: 'ThrottlingException' }));
    await expect(putPresence({ db: db as unknown as Ledger['db'], tableName: 't' }, news(1, '1'))).rejects.toThrow('slow down');
  });
});
