import { ConnectClient, SearchUsersCommand } from '@aws-sdk/client-connect';
import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { METRICS } from '../../../../contract/metrics.ts';
import { type ActionShelf, takeActions } from '../../../../lambdas/ledger/log-actions/take-actions.ts';
import { projectChain } from '../../../../lambdas/ledger/projection/project-chain.ts';
import type { ApiAnswer } from '../../../../lambdas/runtime/api.ts';
import { openAgentDirectory } from '../../../../lambdas/store/agent-of-login.ts';
import { expiryOf } from '../../../../lambdas/store/expiry.ts';
import type { Ledger } from '../../../../lambdas/store/ledger.ts';
import { putFact } from '../../../../lambdas/store/put-fact.ts';
import { itemsOf, useLocalLedger } from '../../local-ledger.ts';
import { ALICE, at, BOB, CAROL, INSTANCE } from '../../payloads.ts';
import { type SilentReport, silentReport } from '../../silent-report.ts';
import { CONSULT, CUSTOMER, tellChain } from '../../told-chain.ts';

const NOW_MS = Date.parse(at(300));
const local = useLocalLedger();
const connect = mockClient(ConnectClient);
afterAll(() => connect.restore());
const ARNS: Readonly<Record<string, string>> = { alice: ALICE, bob: BOB, carol: CAROL };
beforeEach(() => {
  connect.reset();
  connect.on(SearchUsersCommand).callsFake(({ SearchCriteria }) => {
    const login = SearchCriteria.StringCondition.Value;
    return { Users: ARNS[login] ? [{ Username: login, Arn: ARNS[login] }] : [] };
  });
});

const shelfOf = (ledger: Ledger): ActionShelf & SilentReport => ({
  ledger,
  directory: openAgentDirectory(ledger, INSTANCE),
  retentionMonths: 25,
  ...silentReport(),
});
/** A ledger that knows Alice's call with the customer, and Bob's with her. */
async function toldLedger() {
  const ledger = await local.newLedger();
  await tellChain(ledger, [CUSTOMER, CONSULT]);
  return ledger;
}

const action = (more: object = {}) => ({ actionId: 'a1', contactId: 'c1', verb: 'returned', at: at(111), skewMs: -40, ...more });
const NOBODYS = action({ actionId: 'a3', contactId: 'nobody-told' });
const post = (shelf: ActionShelf, login: string | null, ...actions: readonly unknown[]): Promise<ApiAnswer> =>
  takeActions({ body: JSON.stringify({ actions }), login, nowMs: NOW_MS }, shelf);
const acts = async (ledger: Parameters<typeof itemsOf>[0]) =>
  (await itemsOf(ledger, 'ACTIONS#')).flatMap(({ pk, act = [] }) => (act as string[]).map((element) => `${pk} ${element}`));

describe('what an agent did', () => {
  test('becomes a fact of the contact, under the agent of the token', async () => {
    const ledger = await toldLedger();
    const shelf = shelfOf(ledger);
    expect(await post(shelf, 'alice', action({ agent: BOB, agentArn: BOB }))).toEqual({
      status: 200,
      body: { accepted: ['a1'], retry: [], rejected: [] },
    });
    expect(await acts(ledger)).toEqual([`ACTIONS#c1 a1|${ALICE}|returned|${at(111)}|-40`]);
    expect(shelf.counted).toEqual({ [METRICS.factsWritten]: 1 });
  });

  test('is the same fact however often it is posted', async () => {
    const ledger = await toldLedger();
    for (let time = 0; time < 3; time++) await post(shelfOf(ledger), 'alice', action(), action());
    expect(await acts(ledger)).toHaveLength(1);
  });

  test('may stand on any leg of the chain that one is a party of', async () => {
    const ledger = await toldLedger();
    expect(await post(shelfOf(ledger), 'alice', action({ contactId: 'c2', verb: 'they-answered' }))).toMatchObject({
      body: { accepted: ['a1'] },
    });
    expect(await acts(ledger)).toEqual([`ACTIONS#c2 a1|${ALICE}|they-answered|${at(111)}|-40`]);
  });

  test('that a colleague refused counts although they never had the contact', async () => {
    const ledger = await local.newLedger();
    await putFact(ledger, { contactId: 'c9', add: { method: ['flow|TRANSFER'], target: [`flow|agent|${BOB}`] } });
    const body = async (login: string) => (await post(shelfOf(ledger), login, action({ contactId: 'c9', verb: 'declined' }))).body;
    expect(await body('bob')).toEqual({ accepted: ['a1'], retry: [], rejected: [] });
    expect(await body('carol')).toEqual({ accepted: [], retry: ['a1'], rejected: [] });
  });

  test('is answered action by action: taken, not yet, never', async () => {
    const ledger = await toldLedger();
    const shelf = shelfOf(ledger);
    const answer = await post(shelf, 'bob', action({ contactId: 'c2' }), action({ actionId: 'a2', contactId: 'nobody-told' }));
    expect(answer).toEqual({ status: 200, body: { accepted: ['a1'], retry: ['a2'], rejected: [] } });
    expect(await post(shelf, 'carol', action())).toMatchObject({
      status: 200,
      body: { accepted: [], retry: [], rejected: [{ actionId: 'a1', code: 'not-a-party', message: expect.any(String) }] },
    });
    expect(await acts(ledger)).toHaveLength(1);
    expect(shelf.counted).toEqual({ [METRICS.factsWritten]: 1, [METRICS.actionsToRetry]: 1, [METRICS.actionsRejected]: 1 });
  });

  test.each([
    ['of a contact that nothing was told of for a week', { contactId: 'nobody-told', at: '2026-11-14T10:00:00Z' }, 'unknown-contact'],
    ['dated years back', { at: '2020-01-01T00:00:00Z' }, 'not-at-that-time'],
    ['of a clock a year behind that its skew does not correct', { at: at(111 - 365 * 86_400) }, 'not-at-that-time'],
    ['of more than five minutes before the contact', { at: at(-301) }, 'not-at-that-time'],
    ['of more than five minutes after its end', { at: at(501) }, 'not-at-that-time'],
    ['that a skew moves out of the contact', { skewMs: -40 * 60_000 }, 'not-at-that-time'],
  ])('%s is turned away for good', async (_, more, code) => {
    const ledger = await toldLedger();
    expect(await post(shelfOf(ledger), 'alice', action(more))).toMatchObject({ body: { rejected: [{ actionId: 'a1', code }] } });
    expect(await acts(ledger)).toEqual([]);
  });

  test.each([
    ['of a clock a year behind that its skew corrects', { at: at(111 - 365 * 86_400), skewMs: 365 * 86_400_000 }],
    ['a minute before the contact', { at: at(-60) }],
    ['a minute after its end', { at: at(259) }],
  ])('%s is taken', async (_, more) => {
    const ledger = await toldLedger();
    expect(await post(shelfOf(ledger), 'alice', action(more))).toMatchObject({ body: { accepted: ['a1'] } });
  });

  test('beyond 200 of one agent on one contact is turned away, whatever was taken before is taken again, and a colleague has room', async () => {
    const ledger = await toldLedger();
    const shelf = shelfOf(ledger);
    const loud = Array.from({ length: 250 }, (_, n) => action({ actionId: `a${n}`, at: at(100) }));
    const answers = [];
    for (let from = 0; from < loud.length; from += 50) answers.push((await post(shelf, 'alice', ...loud.slice(from, from + 50))).body);
    const rejected = answers.flatMap((body) => (body as { rejected: { code: string }[] }).rejected);
    expect(rejected.map(({ code }) => code)).toEqual(Array.from({ length: 50 }, () => 'too-many-actions'));
    expect(await post(shelf, 'alice', loud[7])).toMatchObject({ body: { accepted: ['a7'] } });
    expect(await post(shelf, 'bob', action())).toMatchObject({ body: { accepted: ['a1'] } });
    expect(await acts(ledger)).toHaveLength(201);
  });

  test('moves no expiry: what Connect said of the contact is kept as long as before', async () => {
    const ledger = await toldLedger();
    const expiries = async () =>
      (await itemsOf(ledger))
        .filter(({ pk }) => !/^(ACTIONS|LOGIN)#/.test(String(pk)))
        .map(({ pk, sk, expiresAt }) => ({ pk, sk, expiresAt }));
    const before = await expiries();
    await post(shelfOf(ledger), 'alice', action({ at: at(-290) }));
    const byReceipt = new Map(['c1', 'c2'].map((contactId) => [contactId, expiryOf('2030-01-01T00:00:00Z', 25)]));
    await projectChain('c1', byReceipt, { ledger, retentionMonths: 25, hashNumber: () => 'h', ...silentReport() });
    expect(await expiries()).toEqual(before);
  });

  test('costs one read for all contacts of a batch, and one write for each action that is taken, where its contact itself shows its agent', async () => {
    const ledger = await toldLedger();
    const shelf = shelfOf(ledger);
    await post(shelf, 'bob', action({ contactId: 'c2' }));
    const sent: string[] = [];
    const db = {
      send: (command: { constructor: { name: string } }) => {
        sent.push(command.constructor.name);
        return ledger.db.send(command as never);
      },
    } as unknown as Ledger['db'];
    const answer = await post({ ...shelf, ledger: { ...ledger, db } }, 'bob', action({ actionId: 'a2', contactId: 'c2' }), NOBODYS);
    expect(answer).toMatchObject({ body: { accepted: ['a2'], retry: [NOBODYS.actionId] } });
    expect(sent).toEqual(['BatchGetItemCommand', 'UpdateItemCommand']);
  });
});

describe('a request that is refused', () => {
  const many = Array.from({ length: 51 }, (_, n) => action({ actionId: `a${n}` }));
  test.each<[string, string | undefined, string]>([
    ['no body', undefined, 'body'],
    ['no JSON', '{"phone":"+12065550142"', 'body'],
    ['a list', '[]', 'body'],
    ['no actions', '{}', 'actions'],
    ['an empty list', '{"actions":[]}', 'actions'],
    ['more than fifty', JSON.stringify({ actions: many }), 'actions'],
    ['an action that is none', '{"actions":[7]}', 'actions.0'],
    ...(
      [
        ['no id', { actionId: undefined }, 'actionId'],
        ['an id that could break the element', { actionId: 'a|b' }, 'actionId'],
        ['no contact', { contactId: '' }, 'contactId'],
        ['a contact that is a number', { contactId: '+12065550142' }, 'contactId'],
        ['a verb that nobody knows', { verb: 'sang' }, 'verb'],
        ['an instant that is none', { at: 'yesterday' }, 'at'],
        ['an instant before there were any', { at: '1970-01-01T00:00:00Z' }, 'at'],
        ['a skew that is no whole number', { skewMs: 0.5 }, 'skewMs'],
        ['a skew beyond all clocks', { skewMs: 1e15 }, 'skewMs'],
      ] as const
    ).map(([name, more, field]): [string, string, string] => [
      name,
      JSON.stringify({ actions: [action(), action(more)] }),
      `actions.1.${field}`,
    ]),
  ])('with %s names the field, asks nothing of the table and repeats no value', async (_, body, field) => {
    const db = { send: () => Promise.reject(new Error('The table was asked.')) };
    const answer = await takeActions({ body, login: 'alice', nowMs: NOW_MS }, shelfOf({ db, tableName: 't' }));
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-field', field, detail: expect.stringMatching(/^Wanted: /) } });
    expect(JSON.stringify(answer)).not.toContain('2065550142');
  });

  test.each([
    ['a token without a login', null, 401, 'token-without-login'],
    ['a login that is no user of the instance', 'zoe', 403, 'not-a-party'],
  ])('%s', async (_, login, status, code) => {
    expect(await post(shelfOf(await toldLedger()), login, action())).toMatchObject({ status, body: { code } });
  });

  test('a busy table is for the desk to hear of, which sends the batch again', async () => {
    const db = mockClient(new DynamoDBClient({ region: 'us-east-1' }));
    const ledger = { db: db as unknown as Ledger['db'], tableName: 't' };
    db.rejects(Object.assign(new Error('slow down'), { name: 'ThrottlingException' }));
    db.on(GetItemCommand).resolves({ Item: { userArn: { S: ALICE }, expiresAt: { N: '9999999999' } } });
    await expect(post(shelfOf(ledger), 'alice', action())).rejects.toThrow('slow down');
    expect(db.commandCalls(UpdateItemCommand)).toEqual([]);
  });
});

test('nothing that was posted stands in a log', async () => {
  const shelf = shelfOf(await toldLedger());
  await post(shelf, 'carol', action({ note: '+12065550142', at: '2020-01-01T00:00:00Z' }));
  await post(shelf, 'alice', action({ note: '+12065550142', at: '2020-01-01T00:00:00Z' }));
  expect(JSON.stringify(shelf.said)).not.toMatch(/2065550142|returned/);
});
