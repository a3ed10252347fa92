import { beforeEach, describe, expect, test } from 'vitest';
import { METRICS } from '../../../../contract/metrics.ts';
import type { Disposition } from '../../../../contract/schemas/disposition.ts';
import { getDisposition } from '../../../../lambdas/features/dispositions/get-disposition/get-disposition.ts';
import { putDisposition } from '../../../../lambdas/features/dispositions/put-disposition/put-disposition.ts';
import type { Ledger } from '../../../../lambdas/store/ledger.ts';
import { itemsOf, useLocalLedger } from '../../local-ledger.ts';
import { aliceTalks, asks, bobAnswers, type CallShelf, NOW_MS, shelfOf, useLogins } from '../../on-a-call.ts';
import { ALICE, at, BOB } from '../../payloads.ts';

const local = useLocalLedger();
useLogins();
const POLICY = { codes: ['solved', 'call-back'], masks: ['card-numbers'], retentionMonths: 25 } as const;

let ledger: Awaited<ReturnType<typeof local.newLedger>>;
let shelf: CallShelf;
beforeEach(async () => {
  ledger = await local.newLedger();
  shelf = shelfOf(ledger);
  await aliceTalks(ledger);
  await asks(ledger, 'Bob');
  await bobAnswers(ledger);
});

const request = (login: string | null, contactId: string, supervisor = false) => ({
  contactId,
  nowMs: NOW_MS,
  caller: { login, supervisor },
});
const dispose = (
  login: string | null,
  contactId: string,
  body: object | string,
  { codes = POLICY.codes, nowMs = NOW_MS }: { readonly codes?: readonly string[]; readonly nowMs?: number } = {},
) =>
  putDisposition(
    { ...request(login, contactId), nowMs, body: typeof body === 'string' ? body : JSON.stringify(body) },
    { ...POLICY, codes },
    shelf,
  );
const read = (login: string | null, contactId = 'c1', supervisor = false, from: Ledger = ledger) =>
  getDisposition(request(login, contactId, supervisor), shelfOf(from).directory);
const listIn = ({ body }: { readonly body: unknown }) => (body as { readonly dispositions: readonly Disposition[] }).dispositions;

describe('how a contact was disposed of', () => {
  test('is kept for its own agent, and read by every agent of the call and by supervisors', async () => {
    const alices = { contactId: 'c1', code: 'solved', notes: 'Refunded', by: ALICE, at: at(74) };
    const bobs = { contactId: 'c2', code: 'call-back', notes: '', by: BOB, at: at(74) };
    expect(await dispose('alice', 'c1', { code: 'solved', notes: ' Refunded ' })).toEqual({
      status: 200,
      body: { rootContactId: 'c1', disposition: alices },
    });
    expect(await dispose('bob', 'c2', { code: 'call-back' })).toMatchObject({ status: 200 });
    for (const answer of [await read('alice', 'c2'), await read('bob'), await read('zoe', 'c1', true), await read(null, 'c1', true)])
      expect(listIn(answer)).toEqual([alices, bobs]);
    expect(shelf.counted).toEqual({ [METRICS.dispositionsWritten]: 2 });
  });

  test('is what was said last, however often it is said', async () => {
    for (const code of ['solved', 'call-back', 'call-back']) await dispose('alice', 'c1', { code, notes: code });
    expect(listIn(await read('alice'))).toMatchObject([{ code: 'call-back', notes: 'call-back' }]);
  });

  test('hides card numbers', async () => {
    await dispose('alice', 'c1', { code: 'solved', notes: 'Paid with 4111/1111/1111/1111' });
    expect(await itemsOf(ledger, 'WRITTEN#')).toMatchObject([{ notes: 'Paid with ****/****/****/1111' }]);
  });

  const [CALL, A_DAY_MS] = [Date.UTC(2026, 10, 21, 10, 14), 86_400_000];
  test.each([
    ['during the call', CALL + 60_000],
    ['a month after it', CALL + 31 * A_DAY_MS],
    ['two years after it', CALL + 730 * A_DAY_MS],
  ])('is kept as long as the facts of the call, written %s', async (_, nowMs) => {
    await dispose('alice', 'c1', { code: 'solved' });
    await dispose('alice', 'c1', { code: 'call-back' }, { nowMs });
    const expiresAt = Date.UTC(2028, 11, 21, 10, 14) / 1000;
    expect(await itemsOf(ledger, 'WRITTEN#')).toMatchObject([{ code: 'call-back', expiresAt }]);
  });

  test('cannot be said of a call that the ledger has let go, though it is not deleted yet', async () => {
    const nowMs = CALL + 762 * A_DAY_MS;
    expect(await dispose('alice', 'c1', { code: 'solved' }, { nowMs })).toMatchObject({ status: 404, body: { code: 'unknown-contact' } });
    expect(await itemsOf(ledger, 'WRITTEN#')).toEqual([]);
  });

  test.each<[string, string | null, string, number, object]>([
    ['the agent of another contact of the call', 'bob', 'c1', 403, { code: 'not-a-party' }],
    ['an agent of no leg', 'carol', 'c1', 403, { code: 'not-a-party' }],
    ['a token without a login', null, 'c1', 401, { code: 'token-without-login' }],
    ['an agent of a contact nobody told of', 'alice', 'c9', 404, { code: 'unknown-contact' }],
  ])('%s may not say it', async (_, login, contactId, status, body) => {
    expect(await dispose(login, contactId, { code: 'solved' })).toMatchObject({ status, body });
    expect(listIn(await read('alice'))).toEqual([]);
  });

  test('an agent of no leg may not read it', async () => {
    expect(await read('carol')).toMatchObject({ status: 403, body: { code: 'not-a-party' } });
  });

  test.each<[string, object | string, string]>([
    ['no JSON', 'solved', 'body'],
    ['a code that the config does not have', { code: 'sold' }, 'code'],
    ['no code', { notes: 'x' }, 'code'],
    ['1001 characters of notes', { code: 'solved', notes: 'x'.repeat(1_001) }, 'notes'],
  ])('%s is a 400 that names the field', async (_, body, field) => {
    expect(await dispose('alice', 'c1', body)).toMatchObject({ status: 400, body: { code: 'bad-field', field } });
  });

  test('nothing can be said where the config asks nothing', async () => {
    expect(await dispose('alice', 'c1', { code: 'solved' }, { codes: [] })).toMatchObject({ status: 400, body: { field: 'code' } });
  });
});
