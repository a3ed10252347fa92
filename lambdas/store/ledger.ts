import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The one table and the way to it; every function of this room takes it as its first argument. */
export interface Ledger {
  readonly db: Pick<DynamoDBClient, 'send'>;
  readonly tableName: string;
}

/**
 * Opens the ledger with the SDK's standard retry (three tries, jittered) for throttles and lost connections.
 * The time limits keep one request far below the 8 s a flow waits for a function.
 */
export function openLedger(tableName: string): Ledger {
  const db = new DynamoDBClient({ maxAttempts: 3, requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000 } });
  return { db, tableName };
}
