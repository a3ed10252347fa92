import { randomBytes } from 'node:crypto';
import {
  type AttributeValue,
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteItemCommand,
  DynamoDBClient,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { afterAll, inject } from 'vitest';
import type { Key } from '../../lambdas/store/keys.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { ledgerTable, ledgerTableWithStream } from '../support/ledger-table.ts';

/** A real DynamoDB for the tests of one file. */
export interface LocalLedger {
  /** An empty table with the keys that the stack gives the real one. */
  newLedger(): Promise<Table>;
  /** The same with a stream, in a database of its own: DynamoDB Local trims streams that many of one database are read from. */
  newLedgerWithStream(): Promise<Table>;
  readonly endpoint: () => string;
}

type Table = Ledger & { readonly db: DynamoDBClient };

/**
 * Ledgers in the DynamoDB Local of the whole run, which keeps a database for each access key and looks after each for as long as it runs:
 * there is one for all tables of a file that have no stream.
 */
export function useLocalLedger(): LocalLedger {
  const endpoint = inject('dynamoDb');
  const opened: DynamoDBClient[] = [];
  const newDatabase = (): DynamoDBClient => {
    const credentials = { accessKeyId: randomBytes(8).toString('hex'), secretAccessKey: 's' };
    const db = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
    opened.push(db);
    return db;
  };
  let shared: DynamoDBClient | undefined;
  let tables = 0;
  afterAll(() => {
    for (const db of opened) db.destroy();
  });
  return {
    endpoint: () => endpoint,
    newLedger: () => {
      shared ??= newDatabase();
      tables += 1;
      return createTable(shared, ledgerTable(`ledger-${tables}`));
    },
    newLedgerWithStream: () => createTable(newDatabase(), ledgerTableWithStream('ledger')),
  };
}

async function createTable(db: DynamoDBClient, table: CreateTableCommandInput): Promise<Table> {
  await db.send(new CreateTableCommand(table));
  return { db, tableName: String(table.TableName) };
}

/** Deletes an item, as its expiry does. */
export async function deleteItem({ db, tableName }: Ledger, Key: Key): Promise<void> {
  await db.send(new DeleteItemCommand({ TableName: tableName, Key }));
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
