import type { NeededPermission } from '../../ports.ts';
import { type BatchUse, type KeyedUse, keyOfItem, keyOfQuery, keysOfBatch, type QueryUse } from './leading-keys.ts';

interface TableUse extends KeyedUse {
  readonly TableName?: string;
  readonly IndexName?: string;
}

interface RequestBody extends TableUse, QueryUse {
  readonly RequestItems?: Readonly<Record<string, BatchUse>>;
  readonly TransactItems?: readonly Readonly<Record<string, TableUse>>[];
}

/** A table as permissions know it. */
export interface KnownTable {
  readonly arn: string;
  /** The attribute of its partition key, and of those of its indexes by name. */
  readonly partitionKey: string;
  readonly indexKeys: Readonly<Record<string, string>>;
}

/** A table by its name or ARN. */
type TableOf = (nameOrArn: string) => KnownTable;

/** Which partition keys a request is about (DynamoDB Developer Guide, "Using IAM policy conditions for fine-grained access control"). */
const about = (keys: readonly string[]) => ({ context: { 'dynamodb:leadingkeys': keys } });

const onItem = (action: string) => (body: RequestBody, tableOf: TableOf) => {
  const { arn, partitionKey } = tableOf(body.TableName ?? '');
  return [{ action, resource: arn, ...about(keyOfItem(body, partitionKey)) }];
};
// Neither is about a key: whoever may scan reads every partition.
const onTable = (action: string) => (body: RequestBody, tableOf: TableOf) => [{ action, resource: resourceOf(body, tableOf) }];
// A read of an index is a permission on the index alone (DynamoDB Developer Guide, "Using IAM policy conditions", and service authorization reference).
const resourceOf = ({ TableName = '', IndexName }: TableUse, tableOf: TableOf) =>
  tableOf(TableName).arn + (IndexName ? `/index/${IndexName}` : '');
const onQuery = (action: string) => (body: RequestBody, tableOf: TableOf) => {
  const { partitionKey, indexKeys } = tableOf(body.TableName ?? '');
  const key = body.IndexName === undefined ? partitionKey : indexKeys[body.IndexName];
  return [{ action, resource: resourceOf(body, tableOf), ...about(keyOfQuery(body, key ?? '')) }];
};
const onEachTable = (action: string) => (body: RequestBody, tableOf: TableOf) =>
  Object.entries(body.RequestItems ?? {}).map(([name, batch]) => {
    const { arn, partitionKey } = tableOf(name);
    return { action, resource: arn, ...about(keysOfBatch(batch, partitionKey)) };
  });

/** What each part of a transaction is a permission for. */
const TRANSACTED: Readonly<Record<string, string>> = {
  Get: 'dynamodb:GetItem',
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
};

/** Whether each part is about its own key or about those of all parts is not documented: all of a table, which a policy has to allow for in either case. */
function onTransaction({ TransactItems = [] }: RequestBody, tableOf: TableOf): NeededPermission[] {
  const parts = TransactItems.flatMap((item) => Object.entries(item)).map(([kind, use]) => ({
    action: TRANSACTED[kind] ?? `dynamodb:${kind}`,
    table: tableOf(use.TableName ?? ''),
    use,
  }));
  const keysIn = (arn: string) =>
    parts.filter(({ table }) => table.arn === arn).flatMap(({ table, use }) => keyOfItem(use, table.partitionKey));
  return parts.map(({ action, table: { arn } }) => ({ action, resource: arn, ...about([...new Set(keysIn(arn))]) }));
}

/** Every DynamoDB operation functions may call, and the permissions it needs (DynamoDB API permissions reference). */
export const DYNAMODB_OPERATIONS: Readonly<Record<string, (body: RequestBody, tableOf: TableOf) => NeededPermission[]>> = {
  GetItem: onItem('dynamodb:GetItem'),
  PutItem: onItem('dynamodb:PutItem'),
  UpdateItem: onItem('dynamodb:UpdateItem'),
  DeleteItem: onItem('dynamodb:DeleteItem'),
  DescribeTable: onTable('dynamodb:DescribeTable'),
  Query: onQuery('dynamodb:Query'),
  Scan: onTable('dynamodb:Scan'),
  BatchGetItem: onEachTable('dynamodb:BatchGetItem'),
  BatchWriteItem: onEachTable('dynamodb:BatchWriteItem'),
  TransactGetItems: onTransaction,
  TransactWriteItems: onTransaction,
};

const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems'];

/** Whether an operation may put records into a table's stream. */
export const isWrite = (operation: string): boolean => WRITES.includes(operation);

/** The permissions a request needs, each once. */
export function neededPermissions(operation: string, body: string, tableOf: TableOf): NeededPermission[] {
  const needed = DYNAMODB_OPERATIONS[operation]?.(JSON.parse(body || '{}') as RequestBody, tableOf) ?? [];
  return [...new Map(needed.map((each) => [`${each.action} ${each.resource}`, each])).values()];
}
