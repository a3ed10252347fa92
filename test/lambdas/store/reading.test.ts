import { BatchGetItemCommand, DynamoDBClient, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, test } from 'vitest';
import { commitConsult } from '../../../lambdas/store/commit-consult.ts';
import { LedgerBusyError } from '../../../lambdas/store/errors.ts';
import { expiryOf } from '../../../lambdas/store/expiry.ts';
import { legKey, REPORT_SHARDS, reportItemKey } from '../../../lambdas/store/keys.ts';
import { legItem } from '../../../lambdas/store/leg-item.ts';
import { putActions } from '../../../lambdas/store/put-actions.ts';
import { putFact } from '../../../lambdas/store/put-fact.ts';
import { putMarker } from '../../../lambdas/store/put-marker.ts';
import { readChain } from '../../../lambdas/store/read-chain.ts';
import { readChainOf } from '../../../lambdas/store/read-chain-of.ts';
import { readLeg, readLegs, readLegsWithoutActions } from '../../../lambdas/store/read-legs.ts';
import { readMarkerExpiries, readMarkers } from '../../../lambdas/store/read-markers.ts';
import { daysOf, readReport } from '../../../lambdas/store/read-report.ts';
import { setLegExpiry } from '../../../lambdas/store/set-leg-expiry.ts';
import { useLocalLedger } from '../local-ledger.ts';

const local = useLocalLedger();

describe('legs', () => {
  test('a leg reads back as it was written, sets sorted', async () => {
    const ledger = await local.newLedger();
    await putFact(ledger, { contactId: 'c1', add: { ev: ['QUEUED|2', 'INITIATED|1'], agent: ['event|a'] } });
    await putFact(ledger, { contactId: 'c1', add: {}, record: { json: '{}', version: 'v' } });
    expect(await readLeg(ledger, 'c1')).toEqual({
      facts: { contactId: 'c1', sets: { agent: ['event|a'], ev: ['INITIATED|1', 'QUEUED|2'] }, record: { json: '{}', version: 'v' } },
      expiresAt: null,
    });
  });

  test('what desks logged lies apart and is read with the rest; so is what lies beside it in a table of the version before', async () => {
    const ledger = await local.newLedger();
    await putFact(ledger, { contactId: 'c1', add: { ev: ['QUEUED|1'] } });
    await ledger.db.send(
      new UpdateItemCommand({
        TableName: ledger.tableName,
        Key: legKey('c1'),
        UpdateExpression: 'SET expiresAt = :e ADD act :a',
        ExpressionAttributeValues: { ':e': { N: '7' }, ':a': { SS: ['x|a|joined|1|0'] } },
      }),
    );
    await putActions(ledger, { contactId: 'c1', add: { act: ['y|a|left|2|0'] } }, 99);
    const facts = { contactId: 'c1', sets: { act: ['x|a|joined|1|0', 'y|a|left|2|0'], ev: ['QUEUED|1'] } };
    expect(await readLeg(ledger, 'c1')).toEqual({ facts, expiresAt: 7 });
    const [without] = await readLegsWithoutActions(ledger, ['c1']);
    expect(without?.facts.sets.act).toEqual(['x|a|joined|1|0']);
  });

  test('of a contact that nobody told of there is nothing', async () => {
    expect(await readLeg(await local.newLedger(), 'nobody')).toBeUndefined();
  });

  test('more than a hundred legs are read in several calls, sorted', async () => {
    const ledger = await local.newLedger();
    const ids = Array.from({ length: 120 }, (_, i) => `c${String(i).padStart(3, '0')}`);
    await Promise.all(ids.map((contactId) => putFact(ledger, { contactId, add: { ev: ['QUEUED|1'] } })));
    expect((await readLegs(ledger, [...ids].reverse())).map(({ facts }) => facts.contactId)).toEqual(ids);
  });

  test('keys that DynamoDB leaves unprocessed are asked for again, but not for ever', async () => {
    const client = new DynamoDBClient({ region: 'us-east-1' });
    const db = mockClient(client);
    const leg = { pk: { S: 'LEG#c1' }, sk: { S: 'FACTS' } };
    const unread = { UnprocessedKeys: { t: { Keys: [leg] } } };
    const ledger = { db: client, tableName: 't' };
    db.on(BatchGetItemCommand)
      .resolvesOnce(unread)
      .resolves({ Responses: { t: [leg] } });
    expect(await readLeg(ledger, 'c1')).toMatchObject({ facts: { contactId: 'c1' } });
    db.reset();
    db.on(BatchGetItemCommand).resolves(unread);
    await expect(readLeg(ledger, 'c1')).rejects.toThrow(LedgerBusyError);
  });

  test('an item of another kind is no leg', () => {
    expect(legItem({ pk: { S: 'CONSULT#c1' }, sk: { S: 'ROW' } })).toBeUndefined();
    expect(legItem({})).toBeUndefined();
  });
});

describe('chains', () => {
  test('markers are kept once and name the legs of a chain', async () => {
    const ledger = await local.newLedger();
    for (const id of ['c2', 'c3', 'c2']) await putMarker(ledger, { root: 'c1', contactId: id, expiresAt: 2_000_000_000 });
    expect(await readMarkers(ledger, 'c1')).toEqual(['c2', 'c3']);
    for (const contactId of ['c1', 'c2']) await putFact(ledger, { contactId, add: { ev: ['QUEUED|1'] } });
    expect((await readChain(ledger, 'c1')).map(({ facts }) => facts.contactId)).toEqual(['c1', 'c2']);
  });

  test('of several expiries of a marker the earliest stays, in whatever order they come', async () => {
    for (const order of [
      [300, 100, 200],
      [100, 300],
    ]) {
      const ledger = await local.newLedger();
      for (const expiresAt of order) await putMarker(ledger, { root: 'c1', contactId: 'c2', expiresAt });
      expect(await readMarkerExpiries(ledger, 'c1')).toEqual(new Map([['c2', 100]]));
    }
  });

  test('a leg that has no marker yet is read with the others', async () => {
    const ledger = await local.newLedger();
    for (const contactId of ['c1', 'c2', 'c3']) await putFact(ledger, { contactId, add: { ev: ['QUEUED|1'] } });
    await putMarker(ledger, { root: 'c1', contactId: 'c2', expiresAt: 2_000_000_000 });
    expect((await readChain(ledger, 'c1', ['c3', 'c2'])).map(({ facts }) => facts.contactId)).toEqual(['c1', 'c2', 'c3']);
  });

  test('the chain of a contact that was read begins with it as it was read, marked or not', async () => {
    const ledger = await local.newLedger();
    for (const contactId of ['c1', 'c2', 'c3']) await putFact(ledger, { contactId, add: { ev: ['QUEUED|1'] } });
    for (const id of ['c2', 'c3']) await putMarker(ledger, { root: 'c1', contactId: id, expiresAt: 2_000_000_000 });
    for (const contactId of ['c1', 'c2', 'c4']) {
      const asked = { contactId, sets: { root: ['event|c1'] } };
      const [first, ...others] = await readChainOf(ledger, asked);
      expect(first).toEqual(asked);
      expect(others.map((leg) => leg.contactId)).toEqual(['c1', 'c2', 'c3'].filter((id) => id !== contactId));
    }
  });

  test('markers of more than one page are all read', async () => {
    const client = new DynamoDBClient({ region: 'us-east-1' });
    const db = mockClient(client);
    const from = { pk: { S: 'CHAIN#c1' }, sk: { S: 'LEG#c2' } };
    db.on(QueryCommand).resolves({ Items: [{ sk: { S: 'LEG#c2' } }], LastEvaluatedKey: from });
    db.on(QueryCommand, { ExclusiveStartKey: from }).resolves({ Items: [{ sk: { S: 'LEG#c3' } }] });
    expect(await readMarkers({ db: client, tableName: 't' }, 'c1')).toEqual(['c2', 'c3']);
  });
});

describe('expiry', () => {
  test.each([
    ['months are months of the calendar', '2026-11-21T10:15:00.250Z', 25, '2028-12-21T10:15:00Z'],
    ['a day that the month lacks runs over', '2026-01-31T00:00:00Z', 25, '2028-03-02T00:00:00Z'],
  ])('%s', (_, from, months, until) => {
    expect(new Date(expiryOf(from, months) * 1000).toISOString()).toBe(until.replace('Z', '.000Z'));
  });

  test('it is set over the one that was seen, and over no other', async () => {
    const ledger = await local.newLedger();
    expect(await setLegExpiry(ledger, { contactId: 'c1', seen: null, wanted: 10 })).toBe('refused');
    await putFact(ledger, { contactId: 'c1', add: { ev: ['QUEUED|1'] } });
    expect(await setLegExpiry(ledger, { contactId: 'c1', seen: null, wanted: 10 })).toBe('set');
    expect(await setLegExpiry(ledger, { contactId: 'c1', seen: null, wanted: 20 })).toBe('refused');
    expect(await setLegExpiry(ledger, { contactId: 'c1', seen: 10, wanted: 20 })).toBe('set');
    expect(await readLeg(ledger, 'c1')).toMatchObject({ expiresAt: 20, facts: { sets: { ev: ['QUEUED|1'] } } });
  });
});

describe('report', () => {
  test('a consult counts into one shard and always the same one, and consults spread over all of them', () => {
    const shard = (id: string) => reportItemKey('2026-11-21T10:15:00Z#all#all', id).sk.S;
    expect(shard('c1')).toBe(shard('c1'));
    expect(new Set(Array.from({ length: 400 }, (_, i) => shard(`c${i}`))).size).toBe(REPORT_SHARDS);
  });

  test.each([
    ['within a day', '2026-11-21T10:00:00Z', '2026-11-21T10:30:00Z', ['2026-11-21']],
    ['until midnight', '2026-11-21T10:00:00Z', '2026-11-22T00:00:00Z', ['2026-11-21']],
    ['over midnight', '2026-11-21T23:45:00Z', '2026-11-22T00:15:00Z', ['2026-11-21', '2026-11-22']],
    ['of nothing', '2026-11-21T00:00:00Z', '2026-11-21T00:00:00Z', []],
  ])('a range %s', (_, first, end, days) => {
    expect(daysOf(first, end)).toEqual(days);
  });

  test('quarters that a range touches count whole, those at its end not at all', async () => {
    const ledger = await local.newLedger();
    const buckets = ['2026-11-20T23:45:00Z', '2026-11-21T00:00:00Z', '2026-11-21T00:15:00Z'];
    for (const [i, bucket] of buckets.entries()) {
      const after = { consult: null, contribution: {}, lists: [], seen: 's' };
      const difference = { [`${bucket}#all#all`]: { consults: i + 1 } };
      await commitConsult(ledger, { contactId: `c${i}`, before: undefined, after, difference, expiresAt: null, retentionMonths: 25 });
    }
    const read = async (from: string, to: string) =>
      (await readReport(ledger, { from, to, dim: 'all', value: 'all' })).map((item) => item.startsAt);
    expect(await read('2026-11-20T23:59:59Z', '2026-11-21T00:00:01Z')).toEqual(buckets.slice(0, 2));
    expect(await read('2026-11-21T00:00:00Z', '2026-11-21T00:15:00Z')).toEqual(buckets.slice(1, 2));
  });

  test('a range without numbers is empty', async () => {
    const range = { from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z', dim: 'all', value: 'all' } as const;
    expect(await readReport(await local.newLedger(), range)).toEqual([]);
  });
});
