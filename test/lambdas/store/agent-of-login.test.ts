import { ConnectClient, SearchUsersCommand } from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type AgentDirectory, agentOfLogin, openAgentDirectory } from '../../../lambdas/store/agent-of-login.ts';
import type { Ledger } from '../../../lambdas/store/ledger.ts';
import { itemsOf, useLocalLedger } from '../local-ledger.ts';
import { ALICE, INSTANCE } from '../payloads.ts';

const local = useLocalLedger();
const connect = mockClient(ConnectClient);
afterAll(() => connect.restore());
const NOW_MS = Date.UTC(2026, 10, 21, 10);
const MINUTE_MS = 60_000;

beforeEach(() => {
  connect.reset();
  connect.on(SearchUsersCommand).resolves({
    Users: [
      { Username: 'alice2', Arn: 'other' },
      { Username: 'alice', Arn: ALICE },
    ],
  });
});

const open = (ledger: Ledger): AgentDirectory => openAgentDirectory(ledger, INSTANCE);
const searches = () => connect.commandCalls(SearchUsersCommand).length;

test('a login is searched for exactly, in the instance', async () => {
  expect(await agentOfLogin(open(await local.newLedger()), 'alice', NOW_MS)).toBe(ALICE);
  expect(connect.commandCalls(SearchUsersCommand)[0]?.args[0].input).toEqual({
    InstanceId: 'c0c0c0c0-1111-4222-8333-444455556666',
    SearchCriteria: { StringCondition: { FieldName: 'Username', Value: 'alice', ComparisonType: 'EXACT' } },
  });
});

test('capitals make no other login, and all spellings are remembered as one', async () => {
  const ledger = await local.newLedger();
  connect.on(SearchUsersCommand).resolves({ Users: [{ Username: 'ALICE', Arn: ALICE }] });
  const directory = open(ledger);
  for (const login of ['Alice', 'alice', 'aLiCe']) expect(await agentOfLogin(directory, login, NOW_MS)).toBe(ALICE);
  expect(await agentOfLogin(open(ledger), 'AlicE', NOW_MS)).toBe(ALICE);
  expect(searches()).toBe(1);
  expect(await itemsOf(ledger)).toMatchObject([{ pk: 'LOGIN#alice' }]);
});

test.each([
  ['that is only like another one', [{ Username: 'alice2', Arn: 'other' }]],
  [
    'that two users of the instance have, in other letters',
    [
      { Username: 'Alice', Arn: ALICE },
      { Username: 'alice', Arn: 'other' },
    ],
  ],
  ['nobody has', undefined],
])('a login %s is nobody', async (_what, Users) => {
  connect.on(SearchUsersCommand).resolves({ Users });
  expect(await agentOfLogin(open(await local.newLedger()), 'alice', NOW_MS)).toBeNull();
});

test('the answer is remembered in the process, and for other processes in the table', async () => {
  const ledger = await local.newLedger();
  const one = open(ledger);
  await agentOfLogin(one, 'alice', NOW_MS);
  await agentOfLogin(one, 'alice', NOW_MS + MINUTE_MS);
  expect(await agentOfLogin(open(ledger), 'alice', NOW_MS + MINUTE_MS)).toBe(ALICE);
  expect(searches()).toBe(1);
  expect(await itemsOf(ledger)).toEqual([{ pk: 'LOGIN#alice', sk: 'LOGIN', userArn: ALICE, expiresAt: NOW_MS / 1000 + 3_600 }]);
});

test('after an hour Connect is asked again, whether or not the item was deleted', async () => {
  const ledger = await local.newLedger();
  await agentOfLogin(open(ledger), 'alice', NOW_MS);
  await agentOfLogin(open(ledger), 'alice', NOW_MS + 61 * MINUTE_MS);
  expect(searches()).toBe(2);
});

test('that there is no such user is remembered half a minute and written nowhere', async () => {
  const ledger = await local.newLedger();
  const directory = open(ledger);
  for (const seconds of [0, 29, 31]) expect(await agentOfLogin(directory, 'zoe', NOW_MS + seconds * 1_000)).toBeNull();
  expect(searches()).toBe(2);
  expect(await itemsOf(ledger)).toEqual([]);
});

test('a throttled search reaches the caller', async () => {
  connect.on(SearchUsersCommand).rejects(Object.assign(new Error('slow down'), { name: 'TooManyRequestsException' }));
  await expect(agentOfLogin(open(await local.newLedger()), 'alice', NOW_MS)).rejects.toThrow('slow down');
});
