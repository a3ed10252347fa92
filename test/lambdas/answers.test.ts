import { ConnectClient, SearchUsersCommand } from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Consult, Leg } from '../../contract/schemas/consult.ts';
import type { Report } from '../../contract/schemas/report.ts';
import type { Names } from '../../domain/names.ts';
import { getContactTree } from '../../lambdas/features/contact-tree/get-contact-tree/get-contact-tree.ts';
import { getConsultReport } from '../../lambdas/features/report/get-consult-report/get-consult-report.ts';
import type { ApiAnswer } from '../../lambdas/runtime/api.ts';
import type { Caller } from '../../lambdas/runtime/caller.ts';
import { type AgentDirectory, openAgentDirectory } from '../../lambdas/store/agent-of-login.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { putNames } from '../../lambdas/store/names.ts';
import { putFact } from '../../lambdas/store/put-fact.ts';
import { treeShelfOf } from './features/contact-tree/tree-shelf.ts';
import { useLocalLedger } from './local-ledger.ts';
import { ALICE, BOB, CAROL, INSTANCE, SUPPORT } from './payloads.ts';
import { CONSULT, CUSTOMER, OUTSIDE, tellChain } from './told-chain.ts';

const local = useLocalLedger();
const connect = mockClient(ConnectClient);
afterAll(() => connect.restore());
const ARNS: Readonly<Record<string, string>> = { alice: ALICE, bob: BOB, carol: CAROL };
const agent = (login: string): Caller => ({ login, supervisor: false });
const SUPERVISOR: Caller = { login: 'eve', supervisor: true };

// Bob is in no config.
const NAMES: Names = {
  agents: [
    { id: ALICE, name: 'Alice' },
    { id: CAROL, name: 'Carol' },
  ],
  queues: [{ id: SUPPORT, name: 'Support' }],
  externals: [{ id: '+12065550100', name: 'Courier' }],
};

let ledger: Ledger;
let directory: AgentDirectory;
beforeAll(async () => {
  ledger = await local.newLedger();
  await tellChain(ledger, [CUSTOMER, CONSULT, OUTSIDE]);
  await putNames(ledger, NAMES);
  await putFact(ledger, { contactId: 'ringing', add: { ev: ['INITIATED|2026-11-21T10:00:00.000Z'], method: ['event|INBOUND'] } });
});
beforeEach(() => {
  connect.reset();
  connect.on(SearchUsersCommand).callsFake(({ SearchCriteria }) => {
    const login = SearchCriteria.StringCondition.Value;
    return { Users: ARNS[login] ? [{ Username: login, Arn: ARNS[login] }] : [] };
  });
  directory = openAgentDirectory(ledger, INSTANCE);
});

const tree = (contactId: string | undefined, caller: Caller): Promise<ApiAnswer> =>
  getContactTree({ contactId, caller, nowMs: Date.UTC(2026, 10, 21, 11) }, treeShelfOf(directory));
type Tree = { rootContactId: string; legs: Leg[]; consults: Consult[]; missing: string[] };

describe('the tree of a contact', () => {
  test.each(['c1', 'c2', 'c3'])('is the same whichever of its contacts is asked for: %s', async (contactId) => {
    const { status, body } = await tree(contactId, agent('alice'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ contactId, rootContactId: 'c1', missing: [] });
    expect((body as Tree).legs.map((leg) => [leg.contactId, leg.parentContactId])).toEqual([
      ['c1', null],
      ['c2', 'c1'],
      ['c3', 'c1'],
    ]);
    expect((body as Tree).consults.map((consult) => [consult.contactId, consult.outcome])).toEqual([
      ['c2', 'returned'],
      ['c3', 'failed'],
    ]);
  });

  test('shows outside numbers to those who were on the call, and to nobody else', async () => {
    const external = async (caller: Caller) =>
      ((await tree('c1', caller)).body as Tree).consults.find(({ contactId }) => contactId === 'c3')?.target.id;
    expect(await external(agent('bob'))).toBe('+12065550100');
    expect(await external({ login: 'alice', supervisor: true })).toBe('+12065550100');
    expect(JSON.stringify((await tree('c1', SUPERVISOR)).body)).not.toContain('+12065550100');
    expect(await external(SUPERVISOR)).toMatch(/^\+1\*+00$/);
    expect(await external({ login: null, supervisor: true })).toMatch(/^\+1\*+00$/);
    expect(await external({ login: null, supervisor: false, machine: { client: 'reporting' } })).toMatch(/^\+1\*+00$/);
  });

  test('names whom the config knows, and nobody who is not on it', async () => {
    const named = async (caller: Caller) => ((await tree('c1', caller)).body as { names: unknown }).names;
    expect(await named(agent('bob'))).toEqual({ [ALICE]: 'Alice', [SUPPORT]: 'Support', '+12065550100': 'Courier' });
    expect(await named(SUPERVISOR)).toEqual({ [ALICE]: 'Alice', [SUPPORT]: 'Support', '+1********00': 'Courier' });
  });

  test('includes the asked contact also before the projection has marked it', async () => {
    await putFact(ledger, { contactId: 'c4', add: { root: ['event|c1'], prev: ['event|c1'], method: ['event|TRANSFER'] } });
    expect(((await tree('c4', agent('alice'))).body as Tree).legs.map(({ contactId }) => contactId)).toContain('c4');
    expect(((await tree('c1', agent('alice'))).body as Tree).legs.map(({ contactId }) => contactId)).not.toContain('c4');
  });

  test('is told to whom it rings at, who asks among it, without outside numbers; and no longer once that is over', async () => {
    const asks = { root: ['event|c1'], prev: ['event|c1'], method: ['event|TRANSFER'], target: [`flow|agent|${CAROL}`] };
    await putFact(ledger, { contactId: 'c5', add: { ...asks, ev: ['LEG_STARTED|2026-11-21T10:59:00.000Z'] } });
    const { status, body } = await tree('c5', agent('carol'));
    expect([status, (body as { names: unknown }).names]).toEqual([200, expect.objectContaining({ [ALICE]: 'Alice' })]);
    expect(JSON.stringify(body)).not.toContain('+12065550100');
    await putFact(ledger, {
      contactId: 'c5',
      add: { ev: ['DISCONNECTED|2026-11-21T10:59:30.000Z', 'COMPLETED|2026-11-21T10:59:30.000Z'] },
    });
    expect((await tree('c5', agent('carol'))).status).not.toBe(200);
  });

  test.each<[string, string | undefined, Caller, number, object]>([
    ['an agent of no leg', 'c1', agent('carol'), 403, { code: 'not-a-party' }],
    ['somebody who is no Connect user', 'c1', agent('zoe'), 403, { code: 'not-a-party' }],
    ['a token without a login', 'c1', { login: null, supervisor: false }, 401, { code: 'token-without-login' }],
    ['a contact nobody told of', 'nobody', agent('alice'), 404, { code: 'unknown-contact' }],
    ['a contact whose agent is not known yet', 'ringing', agent('carol'), 409, { code: 'not-known-yet' }],
    ['an id that is none', 'c1#x', agent('alice'), 400, { code: 'bad-field', field: 'id' }],
    ['no id', undefined, agent('alice'), 400, { code: 'bad-field', field: 'id' }],
  ])('%s is refused', async (_, contactId, caller, status, body) => {
    expect(await tree(contactId, caller)).toMatchObject({ status, body });
  });

  test('a busy Connect is for the caller to hear of', async () => {
    connect.on(SearchUsersCommand).rejects(Object.assign(new Error('slow down'), { name: 'TooManyRequestsException' }));
    await expect(tree('c1', agent('dave'))).rejects.toThrow('slow down');
  });
});

describe('the report', () => {
  const RANGE = { from: '2026-11-21T10:00:00Z', to: '2026-11-21T11:00:00Z' };
  const ask = (parameters: Record<string, string | undefined>, caller: Caller = SUPERVISOR, accept?: string): Promise<ApiAnswer> =>
    getConsultReport({ parameters: { ...RANGE, ...parameters }, accept, caller, nowMs: Date.UTC(2026, 10, 21, 11) }, directory);
  const consults = async (parameters: Record<string, string>) => ((await ask(parameters)).body as Report).totals.consults;

  test('sums what was projected', async () => {
    const { status, body } = await ask({});
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...RANGE,
      dim: 'all',
      value: 'all',
      totals: { consults: 2, byOutcome: { returned: 1, failed: 1 }, warmRate: { numerator: 0, denominator: 0, value: null } },
      series: [{ startsAt: '2026-11-21T10:15:00Z', consults: 2 }],
    });
  });

  test.each<[string, Record<string, string>, number]>([
    ['the asker', { dim: 'agent', value: ALICE }, 2],
    ['another agent', { dim: 'agent', value: BOB }, 0],
    ["the asker's queue", { dim: 'queue', value: SUPPORT }, 2],
    ['the kind of target', { dim: 'kind', value: 'external' }, 1],
    ['the channel', { dim: 'channel', value: 'VOICE' }, 2],
    ['the target', { dim: 'target', value: BOB }, 1],
    ['everything of one channel', { channel: 'CHAT' }, 0],
    ['another time', { from: '2026-11-21T10:30:00Z' }, 0],
  ])('can be asked by %s', async (_, parameters, count) => {
    expect(await consults(parameters)).toBe(count);
  });

  test('a month in which the clocks went back is a month', async () => {
    expect(await ask({ from: '2026-10-01T00:00:00+02:00', to: '2026-11-01T00:00:00+01:00' })).toMatchObject({ status: 200 });
  });

  test('says which whole quarters of an hour it is of', async () => {
    const { body } = await ask({ from: '2026-11-21T11:20:00+01:00', to: '2026-11-21T10:30:00.001Z' });
    expect(body).toMatchObject({ from: '2026-11-21T10:15:00Z', to: '2026-11-21T10:45:00Z' });
  });

  test.each<[string, Record<string, string | undefined>, string]>([
    ['no beginning', { from: undefined }, 'from'],
    ['a beginning that is no instant', { from: 'yesterday' }, 'from'],
    ['no end', { to: undefined }, 'to'],
    ['an end before the beginning', { to: '2026-11-21T09:00:00Z' }, 'to'],
    ['more than a month', { to: '2026-12-23T10:00:00Z' }, 'to'],
    ['an unknown dimension', { dim: 'team' }, 'dim'],
    ['a dimension without its value', { dim: 'agent' }, 'value'],
    ['a value that could reach another key', { dim: 'agent', value: `${ALICE}#x` }, 'value'],
    ['a kind that is none', { dim: 'kind', value: 'robot' }, 'value'],
    ['an outside number in the URL', { dim: 'target', value: '+12065550100' }, 'value'],
    ['an unknown channel', { channel: 'EMAIL' }, 'channel'],
    ['an unknown form', { format: 'xml' }, 'format'],
  ])('%s is a 400 that names the parameter', async (_, parameters, field) => {
    expect(await ask(parameters)).toMatchObject({ status: 400, body: { code: 'bad-field', field } });
  });

  test('is CSV for who asks for it, one figure a line', async () => {
    const { status, body, headers } = await ask({ format: 'csv' });
    expect([status, headers?.['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = String(body).split('\r\n');
    expect(lines[0]).toBe('from,to,dim,value,channel,figure,number');
    expect(lines).toContain('2026-11-21T10:00:00Z,2026-11-21T11:00:00Z,all,all,,totals.consults,2');
    expect(lines).toContain('2026-11-21T10:15:00Z,2026-11-21T10:30:00Z,all,all,,byOutcome.failed,1');
    expect((await ask({}, SUPERVISOR, 'text/csv, */*;q=0.1')).body).toBe(body);
    expect((await ask({ format: 'json' }, SUPERVISOR, 'text/csv')).body).toMatchObject({ totals: { consults: 2 } });
  });

  test('an agent may read what they asked themselves, and nothing else', async () => {
    expect(await ask({ dim: 'agent', value: ALICE }, agent('alice'))).toMatchObject({ status: 200 });
    expect(await ask({ dim: 'agent', value: ALICE }, agent('bob'))).toMatchObject({ status: 403, body: { code: 'supervisors-only' } });
    expect(await ask({}, agent('alice'))).toMatchObject({ status: 403 });
    expect(await ask({ dim: 'agent', value: ALICE }, agent('zoe'))).toMatchObject({ status: 403 });
    expect(await ask({}, { login: null, supervisor: false })).toMatchObject({ status: 401 });
  });
});
