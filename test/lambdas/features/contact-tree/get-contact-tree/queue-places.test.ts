import { ConnectClient, GetContactMetricsCommand } from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { METRICS } from '../../../../../contract/metrics.ts';
import type { Leg } from '../../../../../contract/schemas/consult.ts';
import { ASK_EVERY_MS, type QueueSight, queuePlaces } from '../../../../../lambdas/features/contact-tree/get-contact-tree/queue-places.ts';
import { openTurns } from '../../../../../lambdas/store/turns.ts';
import { useLocalLedger } from '../../../local-ledger.ts';
import { silentReport } from '../../../silent-report.ts';

const connect = mockClient(ConnectClient);
afterAll(() => connect.restore());
let sight: QueueSight & ReturnType<typeof silentReport>;
const local = useLocalLedger();
beforeEach(async () => {
  connect.reset();
  const turns = openTurns(await local.newLedger(), 'places', ASK_EVERY_MS);
  sight = { ...silentReport(), connect: new ConnectClient({ region: 'us-east-1' }), instanceId: 'i', turns, lately: new Map() };
});

const AT = '2026-11-21T10:00:00.000Z';
const leg = (contactId: string, more: Partial<Leg> = {}): Leg => ({
  contactId,
  parentContactId: 'c1',
  rootContactId: 'c1',
  relatedContactId: null,
  channel: 'VOICE',
  initiationMethod: 'TRANSFER',
  agent: null,
  queue: null,
  target: { kind: 'queue', id: 'billing' },
  startedAt: AT,
  queuedAt: AT,
  connectedToSystemAt: null,
  connectedToAgentAt: null,
  agentLeftAt: null,
  endedAt: null,
  endReason: null,
  missing: [],
  ...more,
});
const tells = (position: number, seconds?: number) =>
  connect.on(GetContactMetricsCommand).resolves({
    MetricResults: [
      { Name: 'POSITION_IN_QUEUE', Value: { Number: position } },
      ...(seconds === undefined ? [] : [{ Name: 'ESTIMATED_WAIT_TIME' as const, Value: { Number: seconds } }]),
    ],
  });
const asked = () => connect.commandCalls(GetContactMetricsCommand).length;
const failsWith = (name: string) => connect.on(GetContactMetricsCommand).rejects(Object.assign(new Error(), { name }));

test('a leg that waits for a team has its place, and the wait where Connect expects one', async () => {
  tells(2, 70);
  expect(await queuePlaces([leg('c2')], 1_000, sight)).toEqual({ c2: { position: 2, estimatedWaitMs: 70_000 } });
  tells(1);
  expect(await queuePlaces([leg('c3')], 2_000, sight)).toEqual({ c3: { position: 1, estimatedWaitMs: null } });
});

test.each<[string, Partial<Leg>]>([
  ['rings at a colleague', { target: { kind: 'agent', id: 'bob' } }],
  ['is not queued yet', { queuedAt: null }],
  ['was answered', { connectedToAgentAt: AT }],
  ['has ended', { endedAt: AT }],
])('of a leg that %s nothing is asked', async (_, more) => {
  expect([await queuePlaces([leg('c2', more)], 1_000, sight), asked()]).toEqual([{}, 0]);
});

test('Connect is asked once in ten seconds, whether it tells or not', async () => {
  failsWith('TooManyRequestsException');
  for (const nowMs of [1_000, 10_999]) expect(await queuePlaces([leg('c2')], nowMs, sight)).toEqual({});
  expect([asked(), sight.counted[METRICS.queuePlacesFailed]]).toEqual([1, 1]);
  tells(3, 90);
  for (const nowMs of [11_000, 20_999]) expect(await queuePlaces([leg('c2')], nowMs, sight)).toMatchObject({ c2: { position: 3 } });
  expect(asked()).toBe(2);
  await queuePlaces([], 21_000, sight);
  expect(sight.lately.size).toBe(0);
});

test('that a contact has left its queue meanwhile is no failure', async () => {
  failsWith('InvalidRequestException');
  expect(await queuePlaces([leg('c2')], 1_000, sight)).toEqual({});
  expect(sight.said).toEqual([]);
});

test('Connect is asked of one contact a second, and of the other one soon after', async () => {
  tells(2, 70);
  const both = [leg('c2'), leg('c3')];
  expect(await queuePlaces(both, 1_000, sight)).toEqual({ c2: { position: 2, estimatedWaitMs: 70_000 } });
  expect(Object.keys(await queuePlaces(both, 4_000, sight))).toEqual(['c2', 'c3']);
});
