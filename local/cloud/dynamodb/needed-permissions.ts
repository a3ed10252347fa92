import type { NeededPermission } from '../../ports.ts';

interface TableUse {
  readonly TableName?: string;
  readonly IndexName?: string;
}

interface RequestBody extends TableUse {
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Readonly<Record<string, TableUse>>[];
}

/** A table's name or ARN to its ARN. */
type ArnOf = (tableName: string) => string;

const onTable = (action: string) => (body: RequestBody, arnOf: ArnOf) => [{ action, resource: arnOf(body.TableName ?? '') }];
// A read of an index is a permission on the index alone (DynamoDB Developer Guide, "Using IAM policy conditions", and service authorization reference).
const onTableOrIndex = (action: string) => (body: RequestBody, arnOf: ArnOf) => [
  { action, resource: arnOf(body.TableName ?? '') + (body.IndexName ? `/index/${body.IndexName}` : '') },
];
const onEachTable = (action: string) => (body: RequestBody, arnOf: ArnOf) =>
  Object.keys(body.RequestItems ?? {}).map((table) => ({ action, resource: arnOf(table) }));

/** What each part of a transaction is a permission for. */
const TRANSACTED: Readonly<Record<string, string>> = {
  Get: 'dynamodb:GetItem',
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
};

const onTransaction = (body: RequestBody, arnOf: ArnOf) =>
  (body.TransactItems ?? []).flatMap((item) =>
    Object.entries(item).map(([kind, use]) => ({ action: TRANSACTED[kind] ?? `dynamodb:${kind}`, resource: arnOf(use.TableName ?? '') })),
  );

/** Every DynamoDB operation functions may call, and the permissions it needs (DynamoDB API permissions reference). */
export const DYNAMODB_OPERATIONS: Readonly<Record<string, (body: RequestBody, arnOf: ArnOf) => NeededPermission[]>> = {
  GetItem: onTable('dynamodb:GetItem'),
  PutItem: onTable('dynamodb:PutItem'),
  UpdateItem: onTable('dynamodb:UpdateItem'),
  DeleteItem: onTable('dynamodb:DeleteItem'),
  DescribeTable: onTable('dynamodb:DescribeTable'),
  Query: onTableOrIndex('dynamodb:Query'),
  Scan: onTableOrIndex('dynamodb:Scan'),
  BatchGetItem: onEachTable('dynamodb:BatchGetItem'),
  BatchWriteItem: onEachTable('dynamodb:BatchWriteItem'),
  TransactGetItems: onTransaction,
  TransactWriteItems: onTransaction,
};

const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems'];

/** Whether an operation may put records into a table's stream. */
export const isWrite = (operation: string): boolean => WRITES.includes(operation);

/** The permissions a request needs, each once. */
export function neededPermissions(operation: string, body: string, arnOf: ArnOf): NeededPermission[] {
  const needed = DYNAMODB_OPERATIONS[operation]?.(JSON.parse(body || '{}') as RequestBody, arnOf) ?? [];
  return [...new Map(needed.map((each) => [`${each.action} ${each.resource}`, each])).values()];
}
