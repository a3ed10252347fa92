import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, test } from 'vitest';
import { METRICS } from '../../../../../contract/metrics.ts';
import { checkOutsideNumber } from '../../../../../lambdas/features/outside-numbers/check-outside-number/check-outside-number.ts';
import { openNameBook, putNames } from '../../../../../lambdas/store/names.ts';
import { type KeptOutsidePolicy, openPolicyBook } from '../../../../../lambdas/store/outside-policy.ts';
import { putSettings } from '../../../../../lambdas/store/settings.ts';
import { limitsTable } from '../../../../support/ledger-table.ts';
import { useLocalLedger } from '../../../local-ledger.ts';
import { aliceTalks, asks, bobAnswers, type CallShelf, NOW_MS, shelfOf, useLogins } from '../../../on-a-call.ts';
import { ALICE, SUPPORT } from '../../../payloads.ts';

const local = useLocalLedger();
useLogins();

const POLICY: KeptOutsidePolicy = {
  rules: [
    { name: 'No premium numbers', allow: false, kinds: ['PREMIUM_RATE'] },
    { name: 'Support calls no mobiles of France', allow: false, countries: ['FR'], kinds: ['MOBILE'], queues: ['Support'] },
    { name: 'Alice may call Spain', allow: true, countries: ['ES'], agents: [ALICE] },
    { name: 'Europe', allow: true, countries: ['FR', 'GB', 'DE'] },
  ],
  otherwise: 'deny',
  limits: { perHour: 3, perCall: 2 },
  prices: { currency: 'EUR', asOf: '2026-11-01', rows: [{ country: 'GB', perMinute: 0.02, minimumSeconds: 60, stepSeconds: 1 }] },
};
const [LONDON, PREMIUM, PARIS_MOBILE, MADRID, NEW_YORK] = [
  '+442079460123',
  '+449098790123',
  '+33612345678',
  '+34911234567',
  '+12065550177',
];

let ledger: Awaited<ReturnType<typeof local.newLedger>>;
let shelf: CallShelf;
let tables = 0;
let tableName = '';
beforeEach(async () => {
  ledger = await local.newLedger();
  shelf = shelfOf(ledger);
  tables += 1;
  tableName = `outside-limits-${tables}`;
  await ledger.db.send(new CreateTableCommand(limitsTable(tableName)));
  await putNames(ledger, { agents: [], queues: [{ id: SUPPORT, name: 'Support' }], externals: [] });
  await keepPolicy(POLICY);
  await aliceTalks(ledger);
  await asks(ledger, 'Bob');
  await bobAnswers(ledger);
});

interface Asked {
  readonly login?: string | null;
  readonly supervisor?: boolean;
  readonly contactId?: string;
  readonly body?: unknown;
  readonly atMs?: number;
}
const ask = ({ login = 'alice', supervisor = false, contactId = 'c1', body, atMs = NOW_MS }: Asked) =>
  checkOutsideNumber(
    { contactId, nowMs: atMs, caller: { login, supervisor }, body: typeof body === 'string' ? body : JSON.stringify(body) },
    { ...shelf, book: openNameBook(ledger), policies: openPolicyBook(ledger), limits: { db: ledger.db, tableName } },
  );
const dial = (atMs = NOW_MS, contactId = 'c1') => ask({ contactId, atMs, body: { phoneNumber: LONDON, dialling: true } });

describe('a number outside', () => {
  test.each([
    [
      'that a rule allows may be dialled, and says what it costs',
      LONDON,
      { allow: true, why: null, rule: 'Europe', country: 'GB', price: { perMinute: 0.02, currency: 'EUR', asOf: '2026-11-01' } },
    ],
    ['that has no price is allowed all the same', MADRID, { allow: true, rule: 'Alice may call Spain', price: null }],
    [
      'that a rule refuses is refused by its name',
      PREMIUM,
      { allow: false, why: 'rule', rule: 'No premium numbers', kind: 'PREMIUM_RATE' },
    ],
    ['is judged by the queue of the call', PARIS_MOBILE, { allow: false, why: 'rule', rule: 'Support calls no mobiles of France' }],
    ['that no rule knows is as the policy says otherwise', NEW_YORK, { allow: false, why: 'otherwise', rule: null }],
  ])('%s', async (_, phoneNumber, expected) => {
    expect(await ask({ body: { phoneNumber } })).toMatchObject({ status: 200, body: expected });
    expect(shelf.counted).toEqual(expected.allow ? {} : { [METRICS.outsideRefused]: 1 });
  });

  test('may be dialled where the config says nothing', async () => {
    await putSettings(ledger, { settings: '{}' });
    expect(await ask({ body: { phoneNumber: PREMIUM, dialling: true } })).toMatchObject({ body: { allow: true, rule: null, price: null } });
  });

  test.each([
    ['by another agent of the call', { login: 'bob' }, 403],
    ['by an agent on no leg of it', { login: 'carol' }, 403],
    ['by a supervisor who is no agent of it', { login: null, supervisor: true }, 403],
    ['for a contact nobody knows', { contactId: 'c9' }, 404],
    ['without a body', { body: '' }, 400],
    ['that is none', { body: { phoneNumber: '+1 (206) 555' } }, 400],
    ['with a wish that is no truth value', { body: { phoneNumber: LONDON, dialling: 'yes' } }, 400],
  ])('is not judged when it is asked about %s', async (_, asked, status) => {
    const answer = await ask({ body: { phoneNumber: LONDON }, ...asked });
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer)).not.toContain('206');
  });
});

const keepPolicy = (policy: KeptOutsidePolicy) => putSettings(ledger, { settings: '{}', outside: JSON.stringify(policy) });
const within = (limits: KeptOutsidePolicy['limits']) => keepPolicy({ ...POLICY, limits });

describe('what is dialled', () => {
  test('is counted on a call, asking alone is not', async () => {
    for (let i = 0; i < 5; i += 1) await ask({ body: { phoneNumber: LONDON } });
    expect([await dial(), await dial()]).toMatchObject([{ body: { allow: true } }, { body: { allow: true } }]);
    expect(await dial()).toMatchObject({ body: { allow: false, why: 'too-many-on-call', rule: 'Europe', retryAfterMs: null } });
  });

  test('is counted for an agent within an hour, and an hour later begins again', async () => {
    await within({ perHour: 2, perCall: null });
    await dial();
    await dial(NOW_MS + 60_000);
    const refused = await dial(NOW_MS + 120_000);
    expect(refused).toMatchObject({ body: { allow: false, why: 'too-many-this-hour' } });
    const { retryAfterMs } = refused.body as { readonly retryAfterMs: number };
    expect(Math.round(retryAfterMs / 1_000)).toBe(3_480);
    expect(await dial(NOW_MS + 120_000 + retryAfterMs)).toMatchObject({ body: { allow: true } });
  });

  test('and refused for the hour leaves the share of the call as it was', async () => {
    await within({ perHour: 1, perCall: 2 });
    await dial();
    expect(await dial(NOW_MS + 1_000)).toMatchObject({ body: { why: 'too-many-this-hour' } });
    expect(await dial(NOW_MS + 3_700_000)).toMatchObject({ body: { allow: true } });
  });
});
