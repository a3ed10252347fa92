import { describe, expect, test } from 'vitest';
import { DYNAMODB_OPERATIONS, isWrite, neededPermissions } from '../../../../local/cloud/dynamodb/needed-permissions.ts';

const tableOf = (table: string) => ({ arn: `arn:${table}`, partitionKey: 'pk', indexKeys: { i: 'of' } });
const T = { TableName: 't' };

const TABLE: readonly (readonly [string, string, unknown, readonly string[]])[] = [
  ['GetItem', 'a table', T, ['dynamodb:GetItem arn:t']],
  ['PutItem', 'a table', T, ['dynamodb:PutItem arn:t']],
  ['UpdateItem', 'a table', T, ['dynamodb:UpdateItem arn:t']],
  ['DeleteItem', 'a table', T, ['dynamodb:DeleteItem arn:t']],
  ['DescribeTable', 'a table', T, ['dynamodb:DescribeTable arn:t']],
  ['Query', 'a table', T, ['dynamodb:Query arn:t']],
  ['Query', 'an index alone', { ...T, IndexName: 'i' }, ['dynamodb:Query arn:t/index/i']],
  ['Scan', 'an index alone', { ...T, IndexName: 'i' }, ['dynamodb:Scan arn:t/index/i']],
  ['BatchGetItem', 'each table', { RequestItems: { a: {}, b: {} } }, ['dynamodb:BatchGetItem arn:a', 'dynamodb:BatchGetItem arn:b']],
  ['BatchWriteItem', 'each table', { RequestItems: { a: [] } }, ['dynamodb:BatchWriteItem arn:a']],
  ['TransactGetItems', 'its parts', { TransactItems: [{ Get: T }] }, ['dynamodb:GetItem arn:t']],
  [
    'TransactWriteItems',
    'its parts, each once',
    { TransactItems: [{ Put: T }, { Update: T }, { Update: T }, { Delete: { TableName: 'u' } }, { ConditionCheck: T }] },
    ['dynamodb:PutItem arn:t', 'dynamodb:UpdateItem arn:t', 'dynamodb:DeleteItem arn:u', 'dynamodb:ConditionCheckItem arn:t'],
  ],
  ['CreateTable', 'nothing: it is not answered', T, []],
];

describe('the permissions a request needs', () => {
  test.each(TABLE)('%s on %s', (operation, _, body, expected) => {
    const needed = neededPermissions(operation, JSON.stringify(body), tableOf);
    expect(needed.map(({ action, resource }) => `${action} ${resource}`)).toEqual(expected);
  });

  test('every operation is tried', () => {
    const tried = TABLE.map(([operation]) => operation);
    expect(Object.keys(DYNAMODB_OPERATIONS).filter((operation) => !tried.includes(operation))).toEqual([]);
  });

  const a = { pk: { S: 'A#1' }, sk: { S: 'x' } };
  const b = { pk: { S: 'B#1' }, sk: { S: 'y' }, more: { S: 'A#2' } };
  test.each<[string, string, unknown, readonly (readonly string[] | undefined)[]]>([
    ['GetItem', 'its key', { ...T, Key: a }, [['A#1']]],
    ['PutItem', 'that of its item', { ...T, Item: b }, [['B#1']]],
    ['UpdateItem', 'its key', { ...T, Key: b, UpdateExpression: 'SET pk2 = :p' }, [['B#1']]],
    ['DeleteItem', 'its key', { ...T, Key: a }, [['A#1']]],
    ['PutItem', 'none, which DynamoDB refuses', { ...T, Item: { sk: { S: 'x' } } }, [[]]],
    ['PutItem', 'a number', { ...T, Item: { pk: { N: '7' } } }, [['7']]],
    [
      'Query',
      'the partition that is read',
      {
        ...T,
        KeyConditionExpression: 'pk = :p AND begins_with(sk, :s)',
        ExpressionAttributeValues: { ':p': { S: 'A#1' }, ':s': { S: 'B#' } },
      },
      [['A#1']],
    ],
    [
      'Query',
      'the same behind placeholders, whatever comes first',
      {
        ...{ ...T, KeyConditionExpression: '#s = :s and #p=:p', ExpressionAttributeNames: { '#p': 'pk', '#s': 'sk' } },
        ExpressionAttributeValues: { ':p': { S: 'A#1' }, ':s': { S: 'B#' } },
      },
      [['A#1']],
    ],
    [
      'Query',
      'an index by its own key',
      { ...T, IndexName: 'i', KeyConditionExpression: 'of = :o', ExpressionAttributeValues: { ':o': { S: 'O' } } },
      [['O']],
    ],
    [
      'Query',
      'the older way to ask',
      { ...T, KeyConditions: { pk: { AttributeValueList: [{ S: 'A#1' }], ComparisonOperator: 'EQ' } } },
      [['A#1']],
    ],
    ['Scan', 'none: it reads everything', T, [undefined]],
    ['DescribeTable', 'none', T, [undefined]],
    ['BatchGetItem', 'those of each table', { RequestItems: { t: { Keys: [a, b, a] }, u: { Keys: [a] } } }, [['A#1', 'B#1'], ['A#1']]],
    [
      'BatchWriteItem',
      'puts and deletes',
      { RequestItems: { t: [{ PutRequest: { Item: b } }, { DeleteRequest: { Key: a } }] } },
      [['B#1', 'A#1']],
    ],
    [
      'TransactWriteItems',
      'those of all its parts in the table',
      { TransactItems: [{ Put: { ...T, Item: a } }, { Update: { ...T, Key: b } }, { ConditionCheck: { TableName: 'u', Key: a } }] },
      [['A#1', 'B#1'], ['A#1', 'B#1'], ['A#1']],
    ],
    [
      'TransactGetItems',
      'those of all its parts',
      { TransactItems: [{ Get: { ...T, Key: a } }, { Get: { ...T, Key: b } }] },
      [['A#1', 'B#1']],
    ],
  ])('leading keys of %s: %s', (operation, _, body, expected) => {
    const needed = neededPermissions(operation, JSON.stringify(body), tableOf);
    expect(needed.map(({ context }) => context?.['dynamodb:leadingkeys'])).toEqual(expected);
  });

  test('writes are those that can change a stream', () =>
    expect(Object.keys(DYNAMODB_OPERATIONS).filter(isWrite)).toEqual([
      'PutItem',
      'UpdateItem',
      'DeleteItem',
      'BatchWriteItem',
      'TransactWriteItems',
    ]));
});
