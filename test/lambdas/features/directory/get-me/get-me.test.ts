import { ConnectClient, SearchUsersCommand } from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getMe } from '../../../../../lambdas/features/directory/get-me/get-me.ts';
import type { Caller } from '../../../../../lambdas/runtime/caller.ts';
import { openAgentDirectory } from '../../../../../lambdas/store/agent-of-login.ts';
import type { Ledger } from '../../../../../lambdas/store/ledger.ts';
import { openNameBook, putNames } from '../../../../../lambdas/store/names.ts';
import { putSettings } from '../../../../../lambdas/store/settings.ts';
import { useLocalLedger } from '../../../local-ledger.ts';
import { ALICE, BOB, INSTANCE, SUPPORT } from '../../../payloads.ts';

const local = useLocalLedger();
const SETTINGS = { context: { attributes: [], caseUrl: 'https://crm.example.com/{caseId}' }, dispositions: [] };
const connect = mockClient(ConnectClient);
afterAll(() => connect.restore());
let ledger: Ledger;
beforeAll(async () => {
  ledger = await local.newLedger();
  const agents = [
    { id: BOB, name: 'Bob' },
    { id: ALICE, name: 'Alice' },
  ];
  await putNames(ledger, { agents, queues: [{ id: SUPPORT, name: 'Support' }], externals: [{ id: '+12065550177', name: 'Courier' }] });
  await putSettings(ledger, { settings: JSON.stringify(SETTINGS), outside: '{"rules":[]}' });
});
beforeEach(() => {
  connect.reset();
  connect.on(SearchUsersCommand).callsFake(({ SearchCriteria }) => {
    return { Users: SearchCriteria.StringCondition.Value === 'alice' ? [{ Username: 'alice', Arn: ALICE }] : [] };
  });
});

const ask = (caller: Caller) => getMe({ caller, nowMs: 0 }, openAgentDirectory(ledger, INSTANCE), openNameBook(ledger));

test('a supervisor is told who can be asked for, by name', async () => {
  const agents = [
    { id: ALICE, name: 'Alice' },
    { id: BOB, name: 'Bob' },
  ];
  const queues = [{ id: SUPPORT, name: 'Support' }];
  expect(await ask({ login: 'eve', supervisor: true })).toEqual({
    status: 200,
    body: { agent: null, name: null, supervisor: true, agents, queues, settings: SETTINGS },
  });
});

test('an agent is told who they are, and nothing of who else works here', async () => {
  const body = { agent: ALICE, name: 'Alice', supervisor: false, agents: [], queues: [], settings: SETTINGS };
  expect(await ask({ login: 'alice', supervisor: false })).toEqual({ status: 200, body });
});

test('before the first deployment with names nobody has one', async () => {
  const empty = await local.newLedger();
  const answer = await getMe(
    { caller: { login: 'alice', supervisor: true }, nowMs: 0 },
    openAgentDirectory(empty, INSTANCE),
    openNameBook(empty),
  );
  expect(answer.body).toEqual({ agent: ALICE, name: null, supervisor: true, agents: [], queues: [], settings: null });
});

test.each<[string, Caller, number]>([
  ['a token without a login', { login: null, supervisor: false }, 401],
  ['somebody who is no Connect user', { login: 'zoe', supervisor: false }, 403],
])('%s is refused', async (_, caller, status) => {
  expect(await ask(caller)).toMatchObject({ status });
});
