import { BatchGetItemCommand, ConditionalCheckFailedException, DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { METRICS } from '../../../../contract/metrics.ts';
import { changeOf } from '../../../../lambdas/ledger/project-consults/changes.ts';
import { keepExpiry } from '../../../../lambdas/ledger/project-consults/keep-expiry.ts';
import { type BatchProjection, projectBatch } from '../../../../lambdas/ledger/project-consults/project-batch.ts';
import { hashNumber } from '../../../../lambdas/ledger/projection/hash-number.ts';
import { CHAIN_LIMITS } from '../../../../lambdas/store/chain-limits.ts';
import { ChainBusyError } from '../../../../lambdas/store/errors.ts';
import { expiryOf } from '../../../../lambdas/store/expiry.ts';
import type { StoredLeg } from '../../../../lambdas/store/leg-item.ts';
import { silentReport } from '../../silent-report.ts';

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];
const WRITTEN_AT = Date.UTC(2026, 10, 21, 10) / 1_000;
const image = (contactId: string, more: Image = {}): Image => ({ pk: { S: `LEG#${contactId}` }, sk: { S: 'FACTS' }, ...more });
const changed = (sequenceNumber: string, NewImage: Image, OldImage?: Image): DynamoDBRecord => ({
  eventName: OldImage ? 'MODIFY' : 'INSERT',
  dynamodb: { SequenceNumber: sequenceNumber, ApproximateCreationDateTime: WRITTEN_AT, NewImage, ...(OldImage ? { OldImage } : {}) },
});
const of = (root: string): Image => ({ root: { SS: [`event|${root}`] } });

const client = new DynamoDBClient({ region: 'us-east-1' });
const db = mockClient(client);
const queue = new SQSClient({ region: 'us-east-1' });
const kept = mockClient(queue);
beforeEach(() => {
  db.reset();
  kept.reset();
});

const projection = () => {
  const report = silentReport();
  const poison = { sqs: queue, url: 'https://queue.example' };
  const made: BatchProjection = { ledger: { db: client, tableName: 't' }, poison, retentionMonths: 25, hashNumber: () => 'h', ...report };
  return { made, report };
};

describe('changeOf', () => {
  test('a fact touches the chains it claims, before and now, and the one that begins with it', () => {
    expect(changeOf(changed('7', image('c2', of('c1')), image('c2', of('c0'))))).toMatchObject({
      recordId: '7',
      roots: ['c0', 'c1', 'c2'],
      writtenAt: WRITTEN_AT,
    });
  });

  test.each([
    ['the expiry that the projection set itself', changed('7', image('c2', { ...of('c1'), expiresAt: { N: '9' } }), image('c2', of('c1')))],
    [
      'a copy of a record with nothing new in it',
      changed('7', image('c2', { rec: { S: '{}' }, recV: { S: '2' } }), image('c2', { rec: { S: '{}' }, recV: { S: '1' } })),
    ],
    ['an item of another kind', changed('7', { pk: { S: 'CONSULT#c2' }, sk: { S: 'ROW' } })],
    ['a deletion', { eventName: 'REMOVE', dynamodb: { SequenceNumber: '7', OldImage: image('c2') } } as DynamoDBRecord],
  ])('%s touches nothing', (_, record) => {
    expect(changeOf(record)).toBeUndefined();
  });
});

describe('projectBatch', () => {
  test('only the records of a chain that failed are delivered again', async () => {
    db.on(QueryCommand).resolves({ Items: [] });
    db.on(QueryCommand, { ExpressionAttributeValues: { ':p': { S: 'CHAIN#bad' } } }).rejects(new Error('no answer'));
    const { made, report } = projection();
    const records = [
      changed('1', image('good')),
      changed('2', image('bad')),
      changed('3', image('good2')),
      changed('4', image('child', of('bad'))),
    ];
    const { batchItemFailures } = await projectBatch(records, made);
    expect(new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))).toEqual(new Set(['2', '4']));
    expect(report.counted).toEqual({ [METRICS.recordsFailed]: 2 });
  });

  test('a call of more contacts than are folded is set aside with its root, and its shard goes on', async () => {
    const members = Array.from({ length: CHAIN_LIMITS.contacts + 1 }, (_, i) => ({ sk: { S: `LEG#m${i}` } }));
    db.on(QueryCommand).resolves({ Items: [] });
    db.on(QueryCommand, { ExpressionAttributeValues: { ':p': { S: 'CHAIN#huge' } } }).resolves({ Items: members });
    kept.on(SendMessageCommand).resolves({});
    const { made, report } = projection();
    const answer = await projectBatch([changed('1', image('c2', of('huge'))), changed('2', image('good'))], made);
    expect(answer).toEqual({ batchItemFailures: [] });
    const [sent] = kept.commandCalls(SendMessageCommand).map(({ args }) => JSON.parse(String(args[0].input.MessageBody)));
    expect(sent).toMatchObject({ source: 'project-consults', reason: { code: 'chain-too-heavy' }, ids: { rootContactId: 'huge' } });
    expect(report.counted).toEqual({ [METRICS.factsPoisoned]: 1, [METRICS.chainsSetAside]: 1 });
  });

  test('a call that cannot be set aside either is delivered again', async () => {
    const members = Array.from({ length: CHAIN_LIMITS.contacts + 1 }, (_, i) => ({ sk: { S: `LEG#m${i}` } }));
    db.on(QueryCommand).resolves({ Items: members });
    kept.on(SendMessageCommand).rejects(new Error('no answer'));
    const answer = await projectBatch([changed('1', image('huge'))], projection().made);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
  });

  test('what desks logged touches the chains that the contact claims elsewhere', async () => {
    db.on(QueryCommand).resolves({ Items: [] });
    db.on(BatchGetItemCommand).resolves({ Responses: { t: [{ pk: { S: 'LEG#c2' }, sk: { S: 'FACTS' }, root: { SS: ['event|c1'] } }] } });
    const logged = changed('1', { pk: { S: 'ACTIONS#c2' }, sk: { S: 'ACTIONS' }, act: { SS: ['a|b|joined|i|0'] } });
    expect(await projectBatch([logged], projection().made)).toEqual({ batchItemFailures: [] });
    const queried = db.commandCalls(QueryCommand).map(({ args }) => args[0].input.ExpressionAttributeValues?.[':p']?.S);
    expect(new Set(queried)).toEqual(new Set(['CHAIN#c1', 'CHAIN#c2']));
  });

  test('a contact that nobody was invited from costs one query and its expiry', async () => {
    db.on(QueryCommand).resolves({ Items: [] });
    const { made } = projection();
    const told = { ev: { SS: ['INITIATED|2026-11-21T10:00:00.000Z'] } };
    expect(await projectBatch([changed('1', image('c1', told)), changed('2', image('c1', told))], made)).toEqual({ batchItemFailures: [] });
    expect(db.calls().map(({ args }) => args[0].constructor.name)).toEqual(['UpdateItemCommand', 'QueryCommand']);
  });

  test('a record that changed no fact costs nothing', async () => {
    const { made } = projection();
    const again = changed('1', image('c1', { expiresAt: { N: '9' } }), image('c1'));
    expect(await projectBatch([again], made)).toEqual({ batchItemFailures: [] });
    expect(db.calls()).toHaveLength(0);
  });
});

describe('keepExpiry', () => {
  const leg = (more: Partial<StoredLeg>, ev: readonly string[] = []): StoredLeg => ({
    facts: { contactId: 'c1', sets: ev.length > 0 ? { ev } : {} },
    expiresAt: null,
    ...more,
  });
  const set = () => db.calls().map(({ args }) => (args[0].input as { ExpressionAttributeValues: object }).ExpressionAttributeValues);
  const INSTANT = 'INITIATED|2026-11-20T10:00:00.000Z';
  const n = (instant: string) => ({ N: String(expiryOf(instant, 25)) });

  test('a contact expires by its first instant, whenever it was written', async () => {
    await keepExpiry(leg({}, [INSTANT]), WRITTEN_AT, projection().made);
    expect(set()).toEqual([{ ':wanted': n('2026-11-20T10:00:00Z') }]);
  });

  test('without any instant it expires by the moment it was heard of, and that moment stays', async () => {
    await keepExpiry(leg({}), WRITTEN_AT, projection().made);
    await keepExpiry(leg({ expiresAt: 9 }), WRITTEN_AT, projection().made);
    expect(set()).toEqual([{ ':wanted': n('2026-11-21T10:00:00Z') }]);
  });

  test('an instant that becomes known takes the place of that moment', async () => {
    await keepExpiry(leg({ expiresAt: 9 }, [INSTANT]), WRITTEN_AT, projection().made);
    expect(set()).toEqual([{ ':seen': { N: '9' }, ':wanted': n('2026-11-20T10:00:00Z') }]);
  });

  test('an expiry that is right already is not written', async () => {
    await keepExpiry(leg({ expiresAt: expiryOf('2026-11-20T10:00:00Z', 25) }, [INSTANT]), WRITTEN_AT, projection().made);
    expect(db.calls()).toHaveLength(0);
  });

  test('when others keep changing it the record is delivered again', async () => {
    const refused = new ConditionalCheckFailedException({ message: 'no', $metadata: {} });
    db.onAnyCommand().callsFake((input: { Key?: unknown }) => {
      if (input.Key) throw refused;
      return { Responses: { t: [{ ...image('c1', { ev: { SS: [INSTANT] }, expiresAt: { N: '7' } }) }] } };
    });
    await expect(keepExpiry(leg({}, [INSTANT]), WRITTEN_AT, projection().made)).rejects.toThrow(ChainBusyError);
  });
});

test('an outside number stands in a key as an HMAC: the same for the same number, another under another key', () => {
  const hash = hashNumber('k1');
  expect(hash('+12065550100')).toMatch(/^[0-9a-f]{64}$/);
  expect(hash('+12065550100')).toBe(hashNumber('k1')('+12065550100'));
  expect(new Set([hash('+12065550100'), hash('+12065550101'), hashNumber('k2')('+12065550100')]).size).toBe(3);
});
