import { describe, expect, test } from 'vitest';
import { DYNAMODB_OPERATIONS, isWrite, neededPermissions } from '../../../../local/cloud/dynamodb/needed-permissions.ts';

const arnOf = (table: string) => `arn:${table}`;
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
    const needed = neededPermissions(operation, JSON.stringify(body), arnOf);
    expect(needed.map(({ action, resource }) => `${action} ${resource}`)).toEqual(expected);
  });

  test('every operation is tried', () => {
    const tried = TABLE.map(([operation]) => operation);
    expect(Object.keys(DYNAMODB_OPERATIONS).filter((operation) => !tried.includes(operation))).toEqual([]);
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
