import { ConnectClient, GetCurrentMetricDataCommand, SearchUsersCommand } from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { METRICS } from '../../../../../contract/metrics.ts';
import { getDirectory } from '../../../../../lambdas/features/directory/get-directory/get-directory.ts';
import { READ_EVERY_MS, teamLoads } from '../../../../../lambdas/features/directory/get-directory/team-loads.ts';
import { openAgentDirectory } from '../../../../../lambdas/store/agent-of-login.ts';
import type { Ledger } from '../../../../../lambdas/store/ledger.ts';
import { openNameBook, putNames } from '../../../../../lambdas/store/names.ts';
import { putPresence } from '../../../../../lambdas/store/put-presence.ts';
import { openTurns } from '../../../../../lambdas/store/turns.ts';
import { useLocalLedger } from '../../../local-ledger.ts';
import { ALICE, BOB, INSTANCE, SUPPORT } from '../../../payloads.ts';
import { silentReport } from '../../../silent-report.ts';

const BILLING = `${INSTANCE}/queue/billing`;
const AT = '2026-11-21T10:00:00.000Z';
const NAMES = {
  agents: [
    { id: ALICE, name: 'Alice' },
    { id: BOB, name: 'Bob' },
  ],
  queues: [
    { id: SUPPORT, name: 'Support' },
    { id: BILLING, name: 'Billing' },
  ],
  externals: [],
  offeredOn: [SUPPORT],
};

const local = useLocalLedger();
const connect = mockClient(ConnectClient);
afterAll(() => connect.restore());
let ledger: Ledger;
let said: ReturnType<typeof silentReport>;

beforeEach(async () => {
  ledger = await local.newLedger();
  said = silentReport();
  await putNames(ledger, NAMES);
  connect.reset();
  connect.on(SearchUsersCommand).callsFake(({ SearchCriteria }) => {
    return { Users: SearchCriteria.StringCondition.Value === 'alice' ? [{ Username: 'alice', Arn: ALICE }] : [] };
  });
  connect.on(GetCurrentMetricDataCommand).callsFake(({ Filters }) => ({ MetricResults: Filters.Queues.map(rowOf) }));
});

/** Connect's row of a queue: three wait in Support, the first for 42 s; of Billing it tells nothing but who is free. */
const rowOf = (queueId: string) => ({
  Dimensions: { Queue: { Id: queueId } },
  Collections: [
    { Metric: { Name: 'AGENTS_AVAILABLE' }, Value: 2 },
    ...(SUPPORT.endsWith(queueId)
      ? [
          { Metric: { Name: 'CONTACTS_IN_QUEUE' }, Value: 3 },
          { Metric: { Name: 'OLDEST_CONTACT_AGE' }, Value: 42 },
        ]
      : []),
  ],
});
const LOADS = {
  [SUPPORT]: { agentsFree: 2, contactsWaiting: 3, oldestWaitMs: 42_000 },
  [BILLING]: { agentsFree: 2, contactsWaiting: 0, oldestWaitMs: null },
};

const is = (agentArn: string, state: 'available' | 'offline', queues: readonly string[] | null) => {
  const presence = { agentArn, at: AT, state, chosenAt: null, queues, becameAt: AT, tells: 'change' as const, isRepeated: false };
  return putPresence(ledger, { presence, sequenceNumber: '1' });
};
const loads = (nowMs: number) => teamLoads([SUPPORT, BILLING], nowMs, loadsShelf());
const loadsShelf = () => ({
  ...said,
  ledger,
  turns: openTurns(ledger, 'metrics', READ_EVERY_MS),
  connect: connectClient(),
  instanceId: 'i',
});
const connectClient = () => openAgentDirectory(ledger, INSTANCE).connect;
const ask = (login: string | null) =>
  getDirectory(
    { caller: { login, supervisor: false }, nowMs: 0 },
    { directory: openAgentDirectory(ledger, INSTANCE), book: openNameBook(ledger), loads: () => Promise.resolve(LOADS) },
  );
const askedConnect = () => connect.commandCalls(GetCurrentMetricDataCommand).length;

describe('who can be asked', () => {
  test('is told with where each colleague is, since when, and how busy each team', async () => {
    await is(BOB, 'available', null);
    expect(await ask('alice')).toEqual({
      status: 200,
      body: {
        agents: [
          { id: ALICE, name: 'Alice', state: 'unknown', since: null },
          { id: BOB, name: 'Bob', state: 'available', since: AT },
        ],
        queues: [
          { id: SUPPORT, name: 'Support', load: LOADS[SUPPORT] },
          { id: BILLING, name: 'Billing', load: LOADS[BILLING] },
        ],
      },
    });
  });

  test.each<[string, readonly string[] | null, number]>([
    ['of a queue that offers them', [BILLING, SUPPORT], 2],
    ['of other queues only', [BILLING], 0],
    ['whose queues no event told', null, 2],
  ])('is told to an agent %s, to nobody else', async (_, queues, agents) => {
    await is(ALICE, 'available', queues);
    expect(await ask('alice')).toMatchObject({ status: 200, body: { agents: { length: agents } } });
  });

  test.each([
    ['a token without a login', null, 401],
    ['somebody who is no Connect user', 'zoe', 403],
  ])('%s is refused', async (_, login, status) => {
    expect(await ask(login)).toMatchObject({ status });
  });
});

describe('the figures of the teams', () => {
  test('are read once for all desks, and anew after ten seconds', async () => {
    expect(await Promise.all([loads(100_000), loads(100_000), loads(100_000)])).toContainEqual(LOADS);
    expect(await loads(109_999)).toEqual(LOADS);
    expect(askedConnect()).toBe(1);
    await loads(110_000);
    expect(askedConnect()).toBe(2);
  });

  test('stay the last ones for a minute when Connect does not answer, and are none after that', async () => {
    await loads(100_000);
    connect.on(GetCurrentMetricDataCommand).rejects(Object.assign(new Error('slow down'), { name: 'TooManyRequestsException' }));
    expect(await loads(159_999)).toEqual(LOADS);
    expect(await loads(170_000)).toEqual({});
    expect(said.counted[METRICS.teamLoadsFailed]).toBe(2);
  });

  test('are asked for a hundred queues at a time', async () => {
    const many = Array.from({ length: 101 }, (_, at) => `${INSTANCE}/queue/q${at}`);
    const read = await teamLoads(many, 100_000, loadsShelf());
    expect([Object.keys(read).length, askedConnect()]).toEqual([101, 2]);
  });
});
