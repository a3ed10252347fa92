/** A record of a Kinesis or DynamoDB stream on its way to one function. */
export interface StreamRecord {
  readonly sequenceNumber: string;
  /** ISO 8601 UTC. */
  readonly arrivedAt: string;
  /** The same instant by `Pace.now()`, for ages. */
  readonly arrivedAtPace: number;
  /** The record as the function gets it. */
  readonly event: Readonly<Record<string, unknown>>;
  /** The record as filters see it. */
  readonly filterView: Readonly<Record<string, unknown>>;
}

/** A shard's record with what decides on its lane. */
export interface ShardRecord extends StreamRecord {
  readonly shardId: string;
  readonly partitionKey: string;
}

/** A place a mapping reads from. Records come in order per shard, each once. */
export interface RecordSource {
  readonly arn: string;
  readonly kind: 'kinesis' | 'dynamodb';
  subscribe(listener: (record: ShardRecord) => void): void;
}
