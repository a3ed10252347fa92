import { ConnectClient, SearchUsersCommand } from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Consult, Leg } from '../../../../../contract/schemas/consult.ts';
import { getContactTree } from '../../../../../lambdas/features/contact-tree/get-contact-tree/get-contact-tree.ts';
import type { Caller } from '../../../../../lambdas/runtime/caller.ts';
import { openAgentDirectory } from '../../../../../lambdas/store/agent-of-login.ts';
import type { Ledger } from '../../../../../lambdas/store/ledger.ts';
import { putNames } from '../../../../../lambdas/store/names.ts';
import { EVE, tellListenedCall } from '../../../listened-call.ts';
import { useLocalLedger } from '../../../local-ledger.ts';
import { ALICE, BOB, CAROL, INSTANCE } from '../../../payloads.ts';
import { treeShelfOf } from '../tree-shelf.ts';

const local = useLocalLedger();
const connect = mockClient(ConnectClient);
afterAll(() => connect.restore());
const ARNS: Readonly<Record<string, string>> = { alice: ALICE, bob: BOB, carol: CAROL, eve: EVE };

let ledger: Ledger;
beforeAll(async () => {
  ledger = await local.newLedger();
  await tellListenedCall(ledger);
  const agents = Object.entries(ARNS).map(([name, id]) => ({ id, name }));
  await putNames(ledger, { agents, queues: [], externals: [] });
  connect.on(SearchUsersCommand).callsFake(({ SearchCriteria }) => {
    const login = SearchCriteria.StringCondition.Value;
    return { Users: [{ Username: login, Arn: ARNS[login] }] };
  });
});

interface Tree {
  readonly legs: Leg[];
  readonly consults: Consult[];
  readonly names: Readonly<Record<string, string>>;
  readonly missing: string[];
}

async function tree(contactId: string, caller: Caller): Promise<Tree> {
  const nowMs = Date.UTC(2026, 10, 21, 11);
  const { status, body } = await getContactTree({ contactId, caller, nowMs }, treeShelfOf(openAgentDirectory(ledger, INSTANCE)));
  expect(status).toBe(200);
  return body as unknown as Tree;
}
const legsOf = ({ legs }: Tree) => legs.map(({ contactId }) => contactId);

describe('of a supervisor who listens to a call', () => {
  test.each([
    ['the agent who has the customer', 'c1', 'alice'],
    ['the colleague who was asked', 'c2', 'bob'],
    ['whoever the supervisor asked in', 'c3', 'carol'],
    ['an agent who knows the id of the listening', 'm1', 'alice'],
  ])('nothing is told to %s', async (_, contactId, login) => {
    const told = await tree(contactId, { login, supervisor: false });
    expect(legsOf(told)).toEqual(['c1', 'c2', 'c3']);
    expect(told.consults.map((consult) => [consult.contactId, consult.askedBy.agent])).toEqual([
      ['c2', ALICE],
      ['c3', null],
    ]);
    expect(told.missing).toEqual(['record of c1', 'record of c2', 'record of c3']);
    expect(Object.values(told.names).sort()).toEqual(['alice', 'bob', 'carol']);
    expect(JSON.stringify(told)).not.toContain(EVE);
  });

  test.each([
    ['who listens', 'eve'],
    ['who is on the call as an agent', 'alice'],
    ['who is no agent', null],
  ])('everything is told to a supervisor %s', async (_, login) => {
    const told = await tree('c1', { login, supervisor: true });
    expect(legsOf(told)).toEqual(['c1', 'c2', 'c3', 'm1']);
    expect(told.consults.map((consult) => consult.askedBy.agent)).toEqual([ALICE, EVE]);
    expect(told.missing).toContain('record of m1');
    expect(told.names).toMatchObject({ [EVE]: 'eve' });
  });

  test('their own leg is told to whoever listens without being a supervisor here', async () => {
    expect(legsOf(await tree('m1', { login: 'eve', supervisor: false }))).toContain('m1');
  });
});
