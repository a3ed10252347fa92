import { ConditionalCheckFailedException, DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import type { Key } from './keys.ts';
import type { Ledger } from './ledger.ts';
import type { Item } from './query-all.ts';

/** Deletes one item; nothing happens when it is not there. */
export async function deleteItem({ db, tableName }: Ledger, Key: Key): Promise<void> {
  await db.send(new DeleteItemCommand({ TableName: tableName, Key }));
}

/**
 * Deletes an item of the report whose counters are all zero, provided that they still are.
 * @returns whether it is gone
 */
export async function deleteZeros(
  { db, tableName }: Ledger,
  Key: Key,
  { pk: _, sk: __, expiresAt: ___, ...counters }: Item,
): Promise<boolean> {
  const names = Object.keys(counters);
  if (Object.values(counters).some(({ N }) => N !== '0')) return false;
  try {
    await db.send(
      new DeleteItemCommand({
        TableName: tableName,
        Key,
        ...(names.length > 0 && {
          ConditionExpression: names.map((_name, i) => `#c${i} = :zero`).join(' AND '),
          ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#c${i}`, name])),
          ExpressionAttributeValues: { ':zero': { N: '0' } },
        }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
