import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DescribeStreamCommand, DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Ledger } from '../../../../lambdas/store/ledger.ts';

/** The stream of a table from its beginning, filtered as the stack's event sources filter it: no deletions. */
export interface TableStream {
  /** What came since the last call, in order. */
  next(): Promise<DynamoDBRecord[]>;
}

/**
 * Opens the real stream of a table in DynamoDB Local (one shard while it is as young as a test).
 * @param kinds how the partition keys of wanted items begin
 */
export async function openTableStream(
  { db, tableName }: Ledger & { readonly db: DynamoDBClient },
  kinds: readonly string[] = ['LEG#', 'ACTIONS#'],
): Promise<TableStream> {
  const { endpoint, region, credentials } = db.config;
  const streams = new DynamoDBStreamsClient({ region, credentials, ...(endpoint && { endpoint }) });
  const { Table } = await db.send(new DescribeTableCommand({ TableName: tableName }));
  const StreamArn = Table?.LatestStreamArn;
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
  const start = await streams.send(new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }));
  let iterator = start.ShardIterator;
  return {
    next: async () => {
      const found: DynamoDBRecord[] = [];
      for (let empty = false; !empty; ) {
        const { Records, NextShardIterator } = await streams.send(new GetRecordsCommand({ ShardIterator: iterator }));
        iterator = NextShardIterator;
        found.push(...((Records ?? []) as unknown as DynamoDBRecord[]));
        empty = !Records?.length;
      }
      return found
        .filter(({ eventName, dynamodb }) => eventName !== 'REMOVE' && kinds.some((kind) => dynamodb?.Keys?.pk?.S?.startsWith(kind)))
        .map(asDelivered);
    },
  };
}

// Lambda delivers the instant in seconds, the SDK as a Date.
function asDelivered(record: DynamoDBRecord): DynamoDBRecord {
  const written = record.dynamodb?.ApproximateCreationDateTime as unknown as Date;
  return { ...record, dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: Math.floor(written.getTime() / 1_000) } };
}
