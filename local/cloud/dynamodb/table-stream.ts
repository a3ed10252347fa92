import { createHash } from 'node:crypto';
import type { Clock } from '../../ports.ts';
import type { RecordSource, ShardRecord } from '../mapping/stream-record.ts';
import type { Pace } from '../pace.ts';
import { type DynamoDbLocalClient, DynamoDbLocalError } from './local-client.ts';

export interface TableStreamSpec {
  readonly arn: string;
  readonly region: string;
  /** The stream's ARN inside DynamoDB Local. */
  readonly localArn: string;
  readonly partitionKey: string;
  /** DynamoDB Local has one shard; records are spread over so many, by partition key, as a real table's are. */
  readonly shardCount: number;
}

/** A stream record as DynamoDB Local writes it. */
export interface LocalRecord {
  readonly eventID: string;
  readonly eventName: string;
  readonly eventVersion: string;
  readonly dynamodb: {
    readonly Keys: Readonly<Record<string, unknown>>;
    readonly SequenceNumber: string;
    readonly [more: string]: unknown;
  };
}

export interface TableStreamTools {
  readonly client: DynamoDbLocalClient;
  readonly clock: Clock;
  readonly pace: Pace;
  /** Told when reading in the background fails. */
  readonly onFault: (error: unknown) => void;
}

interface Shard {
  readonly ShardId: string;
}

/** Writers that go round the gateway are noticed after so long. */
const POLL_MS = 250;
const DYNAMODB_STREAMS = 'DynamoDBStreams_20120810';

/** A table's stream: read from DynamoDB Local, mended to what the service sends, and handed on in order. */
export class TableStream implements RecordSource {
  readonly kind = 'dynamodb';
  readonly spec: TableStreamSpec;
  readonly #client: DynamoDbLocalClient;
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #listeners: ((record: ShardRecord) => void)[] = [];
  readonly #onFault: (error: unknown) => void;
  readonly #iterators = new Map<string, string>();
  readonly #lastRead = new Map<string, string>();
  readonly #finished = new Set<string>();
  #reading: Promise<number> | null = null;
  #again: boolean = false;
  #poll: NodeJS.Timeout | null = null;

  constructor(spec: TableStreamSpec, tools: TableStreamTools) {
    this.spec = spec;
    this.#onFault = tools.onFault;
    this.#client = tools.client;
    this.#clock = tools.clock;
    this.#pace = tools.pace;
  }

  get arn(): string {
    return this.spec.arn;
  }

  subscribe(listener: (record: ShardRecord) => void): void {
    this.#listeners.push(listener);
    this.#poll ??= setInterval(() => this.poke(), POLL_MS).unref();
  }

  /** Something was probably written: read soon. */
  poke(): void {
    if (this.#listeners.length > 0) this.readAll().catch(this.#onFault);
  }

  /** Reads until nothing is left that was written before this call, and gives the number of records handed on. */
  async readAll(): Promise<number> {
    if (this.#listeners.length === 0) return 0;
    // A read under way may have passed the newest record already, so one more follows it.
    if (this.#reading !== null) this.#again = true;
    this.#reading ??= this.#readUntilEmpty();
    return this.#reading;
  }

  async stop(): Promise<void> {
    this.#listeners.length = 0;
    if (this.#poll) clearInterval(this.#poll);
    await this.#reading?.catch(() => 0);
  }

  async #readUntilEmpty(): Promise<number> {
    let count = 0;
    try {
      do {
        this.#again = false;
        for (let got = await this.#readOnce(); got > 0; got = await this.#readOnce()) count += got;
      } while (this.#again);
      return count;
    } finally {
      // In the same turn as the last look at #again: nobody can ask in between and be forgotten.
      this.#reading = null;
    }
  }

  async #readOnce(): Promise<number> {
    if (this.#iterators.size === 0) await this.#openShards();
    let count = 0;
    for (const [shardId, iterator] of this.#iterators) count += await this.#readShard(shardId, iterator);
    return count;
  }

  async #readShard(shardId: string, iterator: string): Promise<number> {
    const answer = await this.#getRecords(iterator);
    const last = answer.Records.at(-1);
    if (last) this.#lastRead.set(shardId, last.dynamodb.SequenceNumber);
    if (answer.NextShardIterator === undefined) this.#finish(shardId);
    else this.#iterators.set(shardId, answer.NextShardIterator);
    for (const record of answer.Records) this.#handOn(record);
    return answer.Records.length;
  }

  async #getRecords(ShardIterator: string): Promise<{ Records: readonly LocalRecord[]; NextShardIterator?: string }> {
    try {
      return await this.#client.call(`${DYNAMODB_STREAMS}.GetRecords`, { ShardIterator });
    } catch (error) {
      // After a laptop's sleep: forget the iterators and begin again behind the last record read.
      if (isStaleIterator(error)) this.#iterators.clear();
      throw error;
    }
  }

  #finish(shardId: string): void {
    this.#iterators.delete(shardId);
    this.#finished.add(shardId);
  }

  // A shard closes after some hours and has children; they are opened when their parent was read to its end.
  async #openShards(): Promise<void> {
    const StreamArn = this.spec.localArn;
    const { StreamDescription } = await this.#client.call<{ StreamDescription: { Shards: readonly Shard[] } }>(
      `${DYNAMODB_STREAMS}.DescribeStream`,
      {
        StreamArn,
      },
    );
    for (const { ShardId } of StreamDescription.Shards.filter((shard) => !this.#finished.has(shard.ShardId))) {
      const last = this.#lastRead.get(ShardId);
      const from = last ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: last } : { ShardIteratorType: 'TRIM_HORIZON' };
      const asked = { StreamArn, ShardId, ...from };
      const { ShardIterator } = await this.#client.call<{ ShardIterator: string }>(`${DYNAMODB_STREAMS}.GetShardIterator`, asked);
      this.#iterators.set(ShardId, ShardIterator);
    }
  }

  #handOn(local: LocalRecord): void {
    const nowMs = this.#clock.now();
    const event = mended(local, this.spec, nowMs);
    const partitionKey = JSON.stringify(local.dynamodb.Keys[this.spec.partitionKey]);
    const shard = createHash('md5').update(partitionKey).digest().readUInt32BE(4) % this.spec.shardCount;
    const record: ShardRecord = {
      shardId: `shardId-${String(shard).padStart(20, '0')}-local`,
      partitionKey: JSON.stringify(local.dynamodb.Keys),
      sequenceNumber: local.dynamodb.SequenceNumber,
      arrivedAt: new Date(nowMs).toISOString(),
      arrivedAtPace: this.#pace.now(),
      event,
      filterView: event,
    };
    for (const listener of this.#listeners) listener(record);
  }
}

/**
 * The record as the service sends it: DynamoDB Local names a TTL deletion `UNKNOWN_TO_SDK_VERSION` without saying who deleted,
 * cuts the creation time to the minute, and speaks of region `ddblocal`.
 */
export function mended(local: LocalRecord, spec: Pick<TableStreamSpec, 'arn' | 'region'>, nowMs: number): Record<string, unknown> {
  const expired = local.eventName === 'UNKNOWN_TO_SDK_VERSION';
  return {
    ...local,
    eventName: expired ? 'REMOVE' : local.eventName,
    eventSource: 'aws:dynamodb',
    awsRegion: spec.region,
    dynamodb: { ...local.dynamodb, ApproximateCreationDateTime: Math.floor(nowMs / 1000) },
    eventSourceARN: spec.arn,
    ...(expired && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
  };
}

/** The answer when an iterator is older than fifteen minutes or its records are gone. */
const isStaleIterator = (error: unknown): boolean =>
  error instanceof DynamoDbLocalError && ['ExpiredIteratorException', 'TrimmedDataAccessException'].includes(error.type);
