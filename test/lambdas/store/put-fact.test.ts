import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/fact.ts';
import { factUpdate, putFact } from '../../../lambdas/store/put-fact.ts';
import { itemsOf, useLocalLedger } from '../local-ledger.ts';

const local = useLocalLedger();
const record = (version: string): Fact => ({ contactId: 'c1', add: {}, record: { json: `{"v":"${version}"}`, version } });

describe('factUpdate', () => {
  test('a fact is one ADD of its elements, each once, unless its contact was erased', () => {
    expect(factUpdate('t', { contactId: 'c1', add: { root: ['event|r1'], ev: ['QUEUED|i', 'QUEUED|i'], prev: [] } })).toEqual({
      TableName: 't',
      Key: { pk: { S: 'LEG#c1' }, sk: { S: 'FACTS' } },
      UpdateExpression: 'ADD #s0 :s0, #s1 :s1',
      ConditionExpression: 'attribute_not_exists(erased)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ExpressionAttributeNames: { '#s0': 'root', '#s1': 'ev' },
      ExpressionAttributeValues: { ':s0': { SS: ['event|r1'] }, ':s1': { SS: ['QUEUED|i'] } },
    });
  });

  test('only a contact record carries a condition on facts', () => {
    expect(factUpdate('t', record('2026#a'))).toMatchObject({
      UpdateExpression: 'SET rec = :r, recV = :v',
      ConditionExpression: 'attribute_not_exists(erased) AND (attribute_not_exists(recV) OR recV < :v)',
    });
  });

  test('a fact that tells nothing needs no write', () => {
    expect(factUpdate('t', { contactId: 'c1', add: { root: [] } })).toBeNull();
  });

  test('a record with elements beside it is refused: whether they stay would depend on the order', () => {
    expect(() => factUpdate('t', { ...record('2026#a'), add: { root: ['record|r1'] } })).toThrow(TypeError);
  });
});

describe('putFact', () => {
  test('an older record that comes late is a success and changes nothing', async () => {
    const ledger = await local.newLedger();
    expect(await putFact(ledger, record('2026-11-21T10:00:09Z#b'))).toBe('written');
    expect(await putFact(ledger, record('2026-11-21T10:00:08Z#z'))).toBe('older');
    expect(await putFact(ledger, record('2026-11-21T10:00:09Z#b'))).toBe('older');
    expect(await itemsOf(ledger)).toEqual([
      { pk: 'LEG#c1', sk: 'FACTS', rec: '{"v":"2026-11-21T10:00:09Z#b"}', recV: '2026-11-21T10:00:09Z#b' },
    ]);
  });

  test('any order and any repetition of facts gives the same items', async () => {
    const element = fc.constantFrom('a', 'b', 'c');
    const sets = fc.record({ root: fc.array(element, { maxLength: 2 }), ev: fc.array(element, { maxLength: 2 }) }, { requiredKeys: [] });
    const fact = fc.oneof(
      fc.record({ contactId: fc.constantFrom('c1', 'c2'), add: sets }),
      fc.constantFrom('1#a', '1#b', '2#a').map(record),
    );
    const facts = fc.array(fact, { minLength: 1, maxLength: 6 });
    const orders = facts.chain((them) =>
      fc.tuple(fc.constant(them), fc.shuffledSubarray([...them, ...them], { minLength: them.length * 2, maxLength: them.length * 2 })),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ([inOrder, shuffled]) => {
        const [one, other] = [await local.newLedger(), await local.newLedger()];
        for (const each of inOrder) await putFact(one, each);
        await Promise.all(shuffled.map((each) => putFact(other, each)));
        expect(await itemsOf(other)).toEqual(await itemsOf(one));
      }),
      { numRuns: 15 },
    );
  });

  test('an error other than the refusal reaches the caller', async () => {
    const db = mockClient(DynamoDBClient);
    db.on(UpdateItemCommand).rejects(Object.assign(new Error('slow down'), { name: 'ThrottlingException' }));
    await expect(putFact({ db: new DynamoDBClient({}), tableName: 't' }, record('1#a'))).rejects.toThrow('slow down');
    db.restore();
  });
});
