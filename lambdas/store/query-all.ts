import { type AttributeValue, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { Ledger } from './ledger.ts';

/** A stored item in the wire form of DynamoDB. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** Every item of a query, page after page. */
export async function queryAll(ledger: Ledger, query: Omit<QueryCommandInput, 'TableName'>): Promise<Item[]> {
  const items: Item[] = [];
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await ledger.db.send(new QueryCommand({ ...query, TableName: ledger.tableName, ExclusiveStartKey: from }));
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}
