import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Intake } from '../lambdas/intake/open-intake.ts';
import type { BatchReport } from '../lambdas/runtime/process-batch.ts';
import { startDynamoDbLocal } from '../local/cloud/dynamodb-local.ts';

/** A DynamoDB Local with the ledger's table, and the way there that counts. */
export interface ScratchLedger {
  readonly db: DynamoDBClient;
  readonly endpoint: string;
  readonly tableName: string;
  /** Requests and the bytes of their bodies since the last call. */
  readonly counted: () => { readonly requests: number; readonly bytes: number };
  readonly intake: (source: string) => Intake;
  readonly close: () => Promise<void>;
}

export const INSTANCE_ARN = 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666';
export const SILENT: BatchReport = {
  log: { info: () => {}, warn: () => {}, error: () => {} },
  metrics: { count: () => {}, flush: () => {} },
};

/** Starts one; the caller closes it. */
export async function openScratchLedger(): Promise<ScratchLedger> {
  const { endpoint, stop } = await startDynamoDbLocal();
  const db = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'k', secretAccessKey: 's' } });
  const tableName = 'ledger';
  await db.send(createTable(tableName));
  let [requests, bytes] = [0, 0];
  db.middlewareStack.add(
    (next) => (args) => {
      const { body } = args.request as { body?: string };
      requests += 1;
      bytes += Buffer.byteLength(body ?? '');
      return next(args);
    },
    { step: 'finalizeRequest' },
  );
  return {
    db,
    endpoint,
    tableName,
    counted: () => {
      const counted = { requests, bytes };
      [requests, bytes] = [0, 0];
      return counted;
    },
    intake: (source) => ({
      ...SILENT,
      source,
      ledger: { db, tableName },
      poison: NO_POISON,
      instanceArn: INSTANCE_ARN,
      retentionMonths: 25,
    }),
    close: async () => {
      db.destroy();
      await stop();
    },
  };
}

/** Benchmarks write messages that can be read; one that cannot is a mistake of the benchmark. */
const NO_POISON: Intake['poison'] = {
  sqs: { send: () => Promise.reject(new Error('A message of the benchmark could not be read.')) },
  url: '',
};

const createTable = (TableName: string) =>
  new CreateTableCommand({
    TableName,
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
  });
