import { ConnectClient, SearchUsersCommand } from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Consult } from '../../../../../contract/schemas/consult.ts';
import { getConsults } from '../../../../../lambdas/features/call-log/get-consults/get-consults.ts';
import type { ApiAnswer } from '../../../../../lambdas/runtime/api.ts';
import type { Caller } from '../../../../../lambdas/runtime/caller.ts';
import { type AgentDirectory, openAgentDirectory } from '../../../../../lambdas/store/agent-of-login.ts';
import { putDisposition } from '../../../../../lambdas/store/disposition.ts';
import type { Ledger } from '../../../../../lambdas/store/ledger.ts';
import { openNameBook, putNames } from '../../../../../lambdas/store/names.ts';
import { useLocalLedger } from '../../../local-ledger.ts';
import { ALICE, BOB, CAROL, INSTANCE, SUPPORT } from '../../../payloads.ts';
import { CONSULT, CUSTOMER, OUTSIDE, tellChain } from '../../../told-chain.ts';

const local = useLocalLedger();
const connect = mockClient(ConnectClient);
afterAll(() => connect.restore());
const ARNS: Readonly<Record<string, string>> = { alice: ALICE, bob: BOB, carol: CAROL };
const agent = (login: string): Caller => ({ login, supervisor: false });
const SUPERVISOR: Caller = { login: 'eve', supervisor: true };
const RANGE = { from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z' };

let ledger: Ledger;
let directory: AgentDirectory;
beforeAll(async () => {
  ledger = await local.newLedger();
  await tellChain(ledger, [CUSTOMER, CONSULT, OUTSIDE]);
  await putNames(ledger, { agents: [{ id: BOB, name: 'Bob; Meyer, "B"' }], queues: [], externals: [] });
});
beforeEach(() => {
  connect.reset();
  connect.on(SearchUsersCommand).callsFake(({ SearchCriteria }) => {
    const login = SearchCriteria.StringCondition.Value;
    return { Users: ARNS[login] ? [{ Username: login, Arn: ARNS[login] }] : [] };
  });
  directory = openAgentDirectory(ledger, INSTANCE);
});

const ask = (parameters: Record<string, string | undefined>, caller: Caller = SUPERVISOR, accept?: string): Promise<ApiAnswer> =>
  getConsults(
    { parameters: { ...RANGE, ...parameters }, accept, caller, nowMs: Date.UTC(2026, 10, 21, 11) },
    directory,
    openNameBook(ledger),
  );
type Body = { consults: Consult[]; names: Record<string, string>; next: string | null };
const listed = async (...args: Parameters<typeof ask>) => ((await ask(...args)).body as Body).consults.map(({ contactId }) => contactId);

describe('the call log', () => {
  test('shows a supervisor every consult, newest first, with the names that are known', async () => {
    const { status, body } = await ask({});
    expect(status).toBe(200);
    expect(body).toMatchObject({ from: '2026-11-21T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z', names: { [BOB]: 'Bob; Meyer, "B"' } });
    expect((body as Body).consults.map(({ contactId, outcome }) => [contactId, outcome])).toEqual([
      ['c3', 'failed'],
      ['c2', 'returned'],
    ]);
    expect((body as Body).next).toBeNull();
  });

  test('tells what the agents on both sides say the call was about, in CSV too', async () => {
    const said = (contactId: string, code: string) =>
      putDisposition(ledger, {
        root: 'c1',
        disposition: { contactId, code, notes: 'for the call alone', by: ALICE, at: '2026-11-21T10:20:00.000Z' },
        expiresAt: Date.UTC(2027, 0, 1) / 1_000,
      });
    await said('c1', 'solved');
    await said('c2', 'passed-on');
    expect((await ask({})).body).toMatchObject({ dispositions: { c1: 'solved', c2: 'passed-on' } });
    const lines = String((await ask({ format: 'csv' })).body).split('\r\n');
    expect(lines.map((line) => line.split(',').slice(-2).join(','))).toEqual([
      'askerDisposition,askedDisposition',
      'solved,',
      'solved,passed-on',
      '',
    ]);
    expect(lines.join()).not.toContain('for the call alone');
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['an agent: whom they asked, and who asked them', { agent: ALICE }, ['c3', 'c2']],
    ['an agent who was asked', { agent: BOB }, ['c2']],
    ['an agent as the one who asked', { agent: BOB, role: 'asker' }, []],
    ['an agent as the one who was asked', { agent: BOB, role: 'asked' }, ['c2']],
    ["the asker's queue", { queue: SUPPORT }, ['c3', 'c2']],
    ['an agent and their queue', { agent: BOB, queue: SUPPORT }, ['c2']],
    ['a kind of target', { kind: 'external' }, ['c3']],
    ['an outcome', { outcome: 'returned' }, ['c2']],
    ['the channel', { channel: 'CHAT' }, []],
    ['another day', { from: '2026-11-20T00:00:00Z', to: '2026-11-21T00:00:00Z' }, []],
    ['a range over two months', { from: '2026-10-31T00:00:00Z', to: '2026-11-30T00:00:00Z' }, ['c3', 'c2']],
  ])('can be asked by %s', async (_, parameters, contactIds) => {
    expect(await listed(parameters)).toEqual(contactIds);
  });

  test('goes on where the page before ended', async () => {
    const first = (await ask({ limit: '1' })).body as Body;
    expect(first.consults.map(({ contactId }) => contactId)).toEqual(['c3']);
    const second = (await ask({ limit: '1', next: String(first.next) })).body as Body;
    expect(second.consults.map(({ contactId }) => contactId)).toEqual(['c2']);
    expect(second.next).toBeNull();
  });

  test('shows an outside number whole to who asked it, and to nobody else', async () => {
    const number = async (caller: Caller) => ((await ask({ kind: 'external' }, caller)).body as Body).consults[0]?.target.id;
    expect(await number(agent('alice'))).toBe('+12065550100');
    expect(await number({ login: 'alice', supervisor: true })).toBe('+12065550100');
    expect(await number(SUPERVISOR)).toBe('+1********00');
    expect(await number({ login: null, supervisor: true })).toBe('+1********00');
  });

  test('shows an agent their own consults, and those of nobody else', async () => {
    expect(await listed({}, agent('alice'))).toEqual(['c3', 'c2']);
    expect(await listed({}, agent('bob'))).toEqual(['c2']);
    expect(await listed({ agent: CAROL }, agent('carol'))).toEqual([]);
    expect(await ask({ agent: ALICE }, agent('bob'))).toMatchObject({ status: 403, body: { code: 'supervisors-only' } });
    expect(await listed({ queue: SUPPORT }, agent('carol'))).toEqual([]);
    expect(await ask({}, agent('zoe'))).toMatchObject({ status: 403, body: { code: 'not-a-party' } });
    expect(await ask({}, { login: null, supervisor: false })).toMatchObject({ status: 401 });
  });

  test('is CSV for who asks for it; pages put together are one file', async () => {
    const whole = await ask({ format: 'csv' });
    expect(whole.headers).toEqual({ 'content-type': 'text/csv; charset=utf-8' });
    const lines = String(whole.body).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^contactId,parentContactId,rootContactId,channel,startedAt,askedByAgent,/);
    expect(lines[1]).toContain(",external,'+1********00,");
    expect(lines[2]).toContain('"Bob; Meyer, ""B"""');
    const first = await ask({ limit: '1' }, SUPERVISOR, 'text/csv');
    const second = await ask({ limit: '1', format: 'csv', next: String(first.headers?.['x-next']) });
    expect(`${first.body}${second.body}`).toBe(whole.body);
    expect(second.headers).not.toHaveProperty('x-next');
  });

  test.each<[string, Record<string, string | undefined>, string]>([
    ['no beginning', { from: undefined }, 'from'],
    ['more than a month', { to: '2026-12-23T10:00:00Z' }, 'to'],
    ['an agent that is no ARN', { agent: 'alice' }, 'agent'],
    ['a value that could reach another list', { agent: `${ALICE}#x` }, 'agent'],
    ['a role of nobody', { role: 'asker' }, 'role'],
    ['an unknown role', { agent: ALICE, role: 'boss' }, 'role'],
    ['an unknown outcome', { outcome: 'fine' }, 'outcome'],
    ['no rows', { limit: '0' }, 'limit'],
    ['too many rows', { limit: '201' }, 'limit'],
    ['a number of rows that is none', { limit: 'all' }, 'limit'],
    ['a next that is none', { next: 'x' }, 'next'],
    ['a next of another range', { next: Buffer.from('2026-11-25T00:00:00.000Z#c9').toString('base64url') }, 'next'],
    ['an unknown form', { format: 'xml' }, 'format'],
  ])('%s is a 400 that names the parameter', async (_, parameters, field) => {
    expect(await ask(parameters)).toMatchObject({ status: 400, body: { code: 'bad-field', field } });
  });
});
