import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { billedUnits } from '../../bench/billed-units.ts';

const told = (CapacityUnits: number, more: object = {}) => ({ ConsumedCapacity: { TableName: 't', CapacityUnits }, ...more });
const metadata = { $metadata: {}, message: 'refused' };
const keys = (count: number, ConsistentRead?: boolean) => ({
  RequestItems: { t: { Keys: Array.from({ length: count }, () => ({})), ...(ConsistentRead && { ConsistentRead }) } },
});

test.each([
  ['a write costs what DynamoDB says', 'UpdateItemCommand', {}, told(3), { written: 3, read: 0 }],
  ['a read costs what DynamoDB says', 'GetItemCommand', {}, told(1), { written: 0, read: 1 }],
  [
    'a transaction is told twice already',
    'TransactWriteItemsCommand',
    {},
    { ConsumedCapacity: [{ CapacityUnits: 8 }] },
    { written: 8, read: 0 },
  ],
  ['a query that finds nothing costs the least', 'QueryCommand', { ConsistentRead: true }, told(0), { written: 0, read: 1 }],
  ['an eventually consistent one half of it', 'QueryCommand', {}, told(0), { written: 0, read: 0.5 }],
  ['a query that finds something costs what is told', 'QueryCommand', { ConsistentRead: true }, told(2), { written: 0, read: 2 }],
  [
    'each key of a batch that is not there costs the least',
    'BatchGetItemCommand',
    keys(3, true),
    { ConsumedCapacity: [{ CapacityUnits: 1 }], Responses: { t: [{}] } },
    { written: 0, read: 3 },
  ],
  [
    'a refused condition costs the item that was there',
    'PutItemCommand',
    {},
    new ConditionalCheckFailedException({ ...metadata, Item: { v: { S: 'x'.repeat(2_500) } } }),
    { written: 3, read: 0 },
  ],
  [
    'a refused condition on nothing costs one',
    'PutItemCommand',
    {},
    new ConditionalCheckFailedException(metadata),
    { written: 1, read: 0 },
  ],
  [
    'a cancelled transaction costs each of its items twice',
    'TransactWriteItemsCommand',
    { TransactItems: [{}, {}, {}] },
    new TransactionCanceledException(metadata),
    { written: 6, read: 0 },
  ],
  ['what never arrived costs nothing', 'PutItemCommand', {}, new Error('no network'), { written: 0, read: 0 }],
] as const)('%s', (_says, command, input, result, units) => expect(billedUnits({ command, input, result })).toEqual(units));
