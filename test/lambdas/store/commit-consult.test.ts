import {
  DynamoDBClient,
  PutItemCommand,
  TransactionCanceledException,
  TransactionConflictException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, test } from 'vitest';
import { type ConsultCommit, commitConsult } from '../../../lambdas/store/commit-consult.ts';
import type { StoredConsult } from '../../../lambdas/store/consult-item.ts';
import { reportItemKey } from '../../../lambdas/store/keys.ts';
import { readConsultRows } from '../../../lambdas/store/read-consult-rows.ts';
import { readReport } from '../../../lambdas/store/read-report.ts';
import { itemsOf, useLocalLedger } from '../local-ledger.ts';

const local = useLocalLedger();
const KEY = '2026-11-21T10:15:00Z#all#all';
const OTHER = '2026-11-21T10:15:00Z#kind#agent';
const ALL = { from: '2026-11-21T10:00:00Z', to: '2026-11-21T11:00:00Z', dim: 'all', value: 'all' } as const;
const KIND = { ...ALL, dim: 'kind', value: 'agent' } as const;
const bucket = (counters: Record<string, number>) => [{ startsAt: '2026-11-21T10:15:00Z', counters }];
const row = (seen: string, contribution: StoredConsult['contribution'] = {}): StoredConsult => ({
  consult: null,
  contribution,
  lists: [],
  seen,
});
const withRow = (seen: string, contribution: StoredConsult['contribution']): StoredConsult =>
  ({ ...row(seen, contribution), consult: { contactId: 'c2' } }) as StoredConsult;

function commit(before: StoredConsult | undefined, after: StoredConsult, difference: ConsultCommit['difference']): ConsultCommit {
  return { contactId: 'c2', before, after, difference, expiresAt: 1_900_000_000, retentionMonths: 25 };
}

describe('commitConsult', () => {
  test('the first commit writes the row and adds its numbers to its shard of every report key', async () => {
    const ledger = await local.newLedger();
    const numbers = { [KEY]: { consults: 1, ringMs: 4_000 }, [OTHER]: { consults: 1 } };
    expect(await commitConsult(ledger, commit(undefined, withRow('s1', numbers), numbers))).toBe('committed');
    expect((await readConsultRows(ledger, ['c1', 'c2'])).get('c2')).toEqual(withRow('s1', numbers));
    expect(await readReport(ledger, ALL, true)).toEqual(bucket({ consults: 1, ringMs: 4_000 }));
    expect(await readReport(ledger, KIND, true)).toEqual(bucket({ consults: 1 }));
    const shard = reportItemKey(KEY, 'c2').sk.S;
    expect((await itemsOf(ledger, 'REPORT#')).map(({ pk, sk }) => [pk, sk])).toEqual([
      ['REPORT#2026-11-21#all#all', shard],
      ['REPORT#2026-11-21#kind#agent', shard],
    ]);
  });

  test('a report bucket expires by its own instant, a row by what it is told', async () => {
    const ledger = await local.newLedger();
    await commitConsult(ledger, commit(undefined, withRow('s1', {}), { [KEY]: { consults: 1 } }));
    expect(await itemsOf(ledger)).toMatchObject([{ expiresAt: 1_900_000_000 }, { expiresAt: Date.UTC(2028, 11, 21, 10, 15) / 1000 }]);
  });

  test('a later commit corrects the numbers, down to nothing', async () => {
    const ledger = await local.newLedger();
    const first = withRow('s1', { [KEY]: { consults: 1, pending: 1 } });
    await commitConsult(ledger, commit(undefined, first, first.contribution));
    expect(await commitConsult(ledger, commit(first, row('s2'), { [KEY]: { consults: -1, pending: -1 } }))).toBe('committed');
    expect(await readReport(ledger, ALL, true)).toEqual(bucket({}));
    expect((await readConsultRows(ledger, ['c2'])).get('c2')).toEqual(row('s2'));
  });

  test('a row that somebody else wrote first is refused, and the report is not touched', async () => {
    const ledger = await local.newLedger();
    const numbers = { [KEY]: { consults: 1 } };
    await commitConsult(ledger, commit(undefined, withRow('s1', numbers), numbers));
    expect(await commitConsult(ledger, commit(undefined, withRow('s2', numbers), numbers))).toBe('refused');
    expect(await commitConsult(ledger, commit(row('s0'), withRow('s2', numbers), {}))).toBe('refused');
    expect(await commitConsult(ledger, commit(undefined, row('s2'), {}))).toBe('refused');
    expect(await readReport(ledger, ALL, true)).toEqual(bucket({ consults: 1 }));
  });

  test('a commit that changes no number is a plain conditional put', async () => {
    const ledger = await local.newLedger();
    await commitConsult(ledger, commit(undefined, row('s1'), {}));
    expect(await commitConsult(ledger, commit(row('s1'), row('s2'), {}))).toBe('committed');
    expect(await itemsOf(ledger)).toEqual([{ pk: 'CONSULT#c2', sk: 'ROW', seen: 's2', expiresAt: 1_900_000_000 }]);
  });
});

describe('a busy table', () => {
  const client = new DynamoDBClient({ region: 'us-east-1' });
  const db = mockClient(client);
  afterEach(() => db.reset());
  const ledger = { db: client, tableName: 't' };
  const quick = { tries: 3, baseMs: 1, maxWaitMs: 1 };
  const cancelled = (...Codes: string[]) =>
    new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons: Codes.map((Code) => ({ Code })) });
  const change = commit(undefined, withRow('s1', {}), { [KEY]: { consults: 1 } });

  test.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])('%s is tried again', async (code) => {
    db.on(TransactWriteItemsCommand).rejectsOnce(cancelled('None', code)).rejectsOnce(cancelled('None', code)).resolves({});
    expect(await commitConsult(ledger, change, quick)).toBe('committed');
    expect(db.calls()).toHaveLength(3);
  });

  test('a put that meets a transaction is tried again', async () => {
    db.on(PutItemCommand)
      .rejectsOnce(new TransactionConflictException({ message: 'conflict', $metadata: {} }))
      .resolves({});
    expect(await commitConsult(ledger, { ...change, difference: {} }, quick)).toBe('committed');
  });

  test('the error is thrown when the tries are used up', async () => {
    db.on(TransactWriteItemsCommand).rejects(cancelled('TransactionConflict', 'None'));
    await expect(commitConsult(ledger, change, quick)).rejects.toThrow(TransactionCanceledException);
    expect(db.calls()).toHaveLength(3);
  });

  test('a refusal beside a conflict is a refusal: trying again could not help', async () => {
    db.on(TransactWriteItemsCommand).rejects(cancelled('ConditionalCheckFailed', 'TransactionConflict'));
    expect(await commitConsult(ledger, change, quick)).toBe('refused');
    expect(db.calls()).toHaveLength(1);
  });

  test('any other reason is thrown at once', async () => {
    db.on(TransactWriteItemsCommand).rejects(cancelled('None', 'ValidationError'));
    await expect(commitConsult(ledger, change, quick)).rejects.toThrow(TransactionCanceledException);
    expect(db.calls()).toHaveLength(1);
  });
});
