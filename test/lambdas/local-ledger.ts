import { type AttributeValue, CreateTableCommand, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { startDynamoDbLocal } from '../../local/cloud/dynamodb-local.ts';

/** A real DynamoDB for the tests of one file. */
export interface LocalLedger {
  /** An empty table of its own, with the keys and the stream the stack gives the real one. */
  newLedger(): Promise<Ledger & { readonly db: DynamoDBClient }>;
  readonly endpoint: () => string;
}

let tables = 0;

/**
 * A DynamoDB Local for the tests of the file that calls this: the one of the whole run, or, for tests that read streams, one of their
 * own: with many tables about, DynamoDB Local trims the streams of those it has seen first.
 */
export function useLocalLedger({ readsStreams = false } = {}): LocalLedger {
  let endpoint = inject('dynamoDb');
  let stop = async () => {};
  let db: DynamoDBClient | undefined;
  beforeAll(async () => {
    if (readsStreams) ({ endpoint, stop } = await startDynamoDbLocal());
    db = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'k', secretAccessKey: 's' } });
  });
  afterAll(async () => {
    db?.destroy();
    await stop();
  });
  return {
    endpoint: () => endpoint,
    newLedger: async () => {
      if (!db) throw new Error('Ask for a ledger inside a test.');
      const tableName = `ledger-${process.pid}-${++tables}`;
      await db.send(
        new CreateTableCommand({
          TableName: tableName,
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [
            { AttributeName: 'pk', AttributeType: 'S' },
            { AttributeName: 'sk', AttributeType: 'S' },
          ],
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
        }),
      );
      return { db, tableName };
    },
  };
}

type Plain = Readonly<Record<string, unknown>>;

/** Every item of the table whose partition key begins so, as plain values, sorted by key; string sets as sorted lists. */
export async function itemsOf(ledger: Ledger & { readonly db: DynamoDBClient }, prefix = ''): Promise<Plain[]> {
  const items: Plain[] = [];
  for await (const page of paginateScan({ client: ledger.db }, { TableName: ledger.tableName, ConsistentRead: true })) {
    items.push(...(page.Items ?? []).map(plain));
  }
  const key = ({ pk, sk }: Plain) => `${pk}/${sk}`;
  return items.filter(({ pk }) => String(pk).startsWith(prefix)).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const plain = (item: Record<string, AttributeValue>): Plain =>
  Object.fromEntries(
    Object.entries(item)
      .sort()
      .map(([name, value]) => [name, value.SS ? [...value.SS].sort() : value.N !== undefined ? Number(value.N) : value.S]),
  );
