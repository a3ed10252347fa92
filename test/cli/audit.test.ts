import { type DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Audit, audit } from '../../cli/audit/audit.ts';
import { repair } from '../../cli/audit/repair.ts';
import { Progress } from '../../cli/progress.ts';
import { SpillFolder } from '../../cli/spill/spill-folder.ts';
import { parseContactRecord } from '../../domain/parse-contact-record.ts';
import { consultAttributes } from '../../lambdas/store/consult-item.ts';
import { expiryOf } from '../../lambdas/store/expiry.ts';
import { keepFact } from '../../lambdas/store/keep-fact.ts';
import { consultKey, legKey } from '../../lambdas/store/keys.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { putFact } from '../../lambdas/store/put-fact.ts';
import { readConsultRows } from '../../lambdas/store/read-consult-rows.ts';
import { setLegExpiry } from '../../lambdas/store/set-leg-expiry.ts';
import { deleteItem, useLocalLedger } from '../lambdas/local-ledger.ts';
import { at, contactRecord } from '../lambdas/payloads.ts';
import { CONSULT, CUSTOMER, OUTSIDE, tellChain } from '../lambdas/told-chain.ts';

const MONTHS = 25;
const TWO_DAYS_S = 2 * 86_400;
/** The call's contacts expire from here on, one after the other. */
const END_S = expiryOf(at(0), MONTHS);
const RULES = { retentionMonths: MONTHS, hashNumber: () => 'h', nowSeconds: END_S - TWO_DAYS_S - 1 };
const LEAVING = { ...RULES, nowSeconds: END_S };

const CALL = [CUSTOMER, CONSULT, OUTSIDE];

const local = useLocalLedger();
let ledger: Ledger & { readonly db: DynamoDBClient };
let folder: SpillFolder;
beforeEach(async () => {
  ledger = await local.newLedger();
  folder = new SpillFolder();
  await tellChain(ledger, CALL);
  for (const { id, initiated } of CALL) await setLegExpiry(ledger, { contactId: id, seen: null, wanted: expiryOf(at(initiated), MONTHS) });
});
afterEach(() => folder.remove());

const audited = (more: Partial<Audit> = {}) =>
  audit({
    ...RULES,
    ledger,
    segments: 2,
    folder,
    progress: new Progress({ write: () => undefined }, () => 0),
    settle: async () => undefined,
    ...more,
  });
const remove = (contactId: string) => deleteItem(ledger, legKey(contactId));
const putRow = async (contactId: string, expiresAt: number | null) => {
  const row = consultAttributes({ consult: null, contribution: {}, lists: [], seen: 'x' }, expiresAt);
  await ledger.db.send(new PutItemCommand({ TableName: ledger.tableName, Item: { ...consultKey(contactId), ...row } }));
};

/** The ledger as a scan sees it that was past an item when it was written. */
const scannedTooEarlyFor = (pk: string): Ledger => ({
  tableName: ledger.tableName,
  db: {
    send: async (command: Parameters<DynamoDBClient['send']>[0]) => {
      const answer = await ledger.db.send(command);
      if (!(command instanceof ScanCommand) || !('Items' in answer)) return answer;
      return { ...answer, Items: answer.Items?.filter((item) => item.pk?.S !== pk) };
    },
  } as Ledger['db'],
});

describe('an audit', () => {
  test('finds nothing where rows and numbers are what the facts say', async () => {
    expect(await audited()).toMatchObject({ contacts: 3, chains: 1, consults: 2, leaving: 0, rows: [], numbers: [] });
  });

  test('of a table in use does not take a contact for gone that was written behind the scan', async () => {
    expect(await audited({ ledger: scannedTooEarlyFor(legKey('c2').pk.S) })).toMatchObject({ contacts: 2, rows: [], numbers: [] });
  });

  test('of such a contact tells what is wrong with its row all the same', async () => {
    await putFact(ledger, { contactId: 'c2', add: { reason: ['event|CUSTOMER_DISCONNECT'] } });
    const { rows } = await audited({ ledger: scannedTooEarlyFor(legKey('c2').pk.S) });
    expect(rows).toMatchObject([
      { contactId: 'c2', kind: 'differs' },
      { contactId: 'c3', kind: 'differs' },
    ]);
  });

  test('does not tell of a row that is deleted while it runs', async () => {
    await putRow('gone', null);
    expect(await audited({ settle: () => deleteItem(ledger, consultKey('gone')) })).toMatchObject({ rows: [] });
  });
});

describe('at the end of retention', () => {
  test.each(['c1', 'c2'])('what is left of a chain is passed over once %s is deleted', async (contactId) => {
    await remove(contactId);
    expect(await audited(LEAVING)).toMatchObject({ leaving: 1, rows: [], numbers: [] });
  });

  test('a chain of which nothing expires soon is looked at', async () => {
    await remove('c1');
    expect(await audited()).toMatchObject({ leaving: 0, rows: [{ kind: 'differs' }, { kind: 'differs' }] });
  });

  test('a repair leaves the rows alone of a chain that has begun to go', async () => {
    const before = await readConsultRows(ledger, ['c2', 'c3']);
    await remove('c1');
    const found = await audited();
    expect(await repair(found, ledger, LEAVING)).toMatchObject({ rows: 0 });
    expect(await readConsultRows(ledger, ['c2', 'c3'])).toEqual(before);
  });

  test.each<[string, number | null, readonly object[]]>([
    ['passed over when it expires within two days', RULES.nowSeconds + TWO_DAYS_S, []],
    ['told when it stays longer', RULES.nowSeconds + TWO_DAYS_S + 1, [{ contactId: 'alone', kind: 'without-facts' }]],
    ['told when it never expires', null, [{ contactId: 'alone', kind: 'without-facts' }]],
  ])('a row whose contact is gone is %s', async (_, expiresAt, rows) => {
    await putRow('alone', expiresAt);
    expect(await audited()).toMatchObject({ rows });
  });
});

describe('with a retention of one month', () => {
  const ONE = { ...RULES, retentionMonths: 1 };
  const expiry = expiryOf(at(0), 1);
  beforeEach(async () => {
    ledger = await local.newLedger();
    await tellChain(ledger, CALL, 1);
  });
  const kept = async (now: number) => {
    const facts = CALL.flatMap((contact) => {
      const parsed = parseContactRecord({ ...contactRecord(contact), LastUpdateTimestamp: new Date(now * 1_000).toISOString() });
      return parsed.ok ? parsed.facts : [];
    });
    expect(facts).toHaveLength(CALL.length);
    return Promise.all(facts.map((fact) => keepFact(fact, new Date(now * 1_000).toISOString(), { ledger, retentionMonths: 1 })));
  };

  test('a record sent again before its call expires is written, and the audit agrees', async () => {
    expect(await kept(expiry - 3 * 86_400)).toEqual(['written', 'written', 'written']);
    expect(await audited({ ...ONE, nowSeconds: expiry - 3 * 86_400 })).toMatchObject({ contacts: 3, rows: [], numbers: [] });
  });

  test('a record sent again after that is refused and brings nothing back, and the audit agrees', async () => {
    for (const { id } of CALL) await remove(id);
    expect(await kept(expiry + 86_400)).toEqual(['too-old', 'too-old', 'too-old']);
    expect(await audited({ ...ONE, nowSeconds: expiry + 86_400 })).toMatchObject({ contacts: 0, rows: [], numbers: [] });
  });
});
