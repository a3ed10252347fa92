import { type DynamoDbLocalClient, DynamoDbLocalError } from './local-client.ts';
import type { LocalRecord } from './mended-record.ts';

interface Shard {
  readonly ShardId: string;
  readonly ParentShardId?: string;
}

interface RecordsAnswer {
  readonly Records: readonly LocalRecord[];
  /** Absent when a closed shard was read to its end. */
  readonly NextShardIterator?: string;
}

const SERVICE = 'DynamoDBStreams_20120810';
/** An iterator is older than fifteen minutes, or its records are gone. */
const STALE = ['ExpiredIteratorException', 'TrimmedDataAccessException'];

/** A stream's shards inside DynamoDB Local, read from the beginning: a shard only when its parent was read to its end. */
export class LocalShards {
  readonly #client: DynamoDbLocalClient;
  readonly #streamArn: string;
  readonly #iterators = new Map<string, string>();
  readonly #lastRead = new Map<string, string>();
  readonly #finished = new Set<string>();

  constructor(client: DynamoDbLocalClient, streamArn: string) {
    this.#client = client;
    this.#streamArn = streamArn;
  }

  /** The next records of every open shard; none means that there are none now. */
  async next(): Promise<readonly LocalRecord[]> {
    const finishedBefore = this.#finished.size;
    if (this.#iterators.size === 0) await this.#open();
    const found: LocalRecord[] = [];
    for (const [shardId, iterator] of [...this.#iterators]) found.push(...(await this.#read(shardId, iterator)));
    // A shard that ended with nothing left has children to look into before it can be said that there is nothing.
    return found.length === 0 && this.#finished.size > finishedBefore ? this.next() : found;
  }

  async #read(shardId: string, ShardIterator: string): Promise<readonly LocalRecord[]> {
    const { Records, NextShardIterator } = await this.#records(ShardIterator);
    const last = Records.at(-1);
    if (last) this.#lastRead.set(shardId, last.dynamodb.SequenceNumber);
    if (NextShardIterator !== undefined) this.#iterators.set(shardId, NextShardIterator);
    else {
      this.#iterators.delete(shardId);
      this.#finished.add(shardId);
    }
    return Records;
  }

  async #records(ShardIterator: string): Promise<RecordsAnswer> {
    try {
      return await this.#client.call(`${SERVICE}.GetRecords`, { ShardIterator });
    } catch (error) {
      // After a laptop's sleep: the next read begins again behind the last record.
      if (error instanceof DynamoDbLocalError && STALE.includes(error.type)) this.#iterators.clear();
      throw error;
    }
  }

  async #open(): Promise<void> {
    for (const { ShardId } of await this.#readable()) {
      const last = this.#lastRead.get(ShardId);
      const from = last ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: last } : { ShardIteratorType: 'TRIM_HORIZON' };
      const asked = { StreamArn: this.#streamArn, ShardId, ...from };
      const { ShardIterator } = await this.#client.call<{ ShardIterator: string }>(`${SERVICE}.GetShardIterator`, asked);
      this.#iterators.set(ShardId, ShardIterator);
    }
  }

  async #readable(): Promise<readonly Shard[]> {
    const asked = { StreamArn: this.#streamArn };
    const { StreamDescription } = await this.#client.call<{ StreamDescription: { Shards: readonly Shard[] } }>(
      `${SERVICE}.DescribeStream`,
      asked,
    );
    const shards = StreamDescription.Shards.filter(({ ShardId }) => !this.#finished.has(ShardId));
    return shards.filter(({ ParentShardId }) => !shards.some(({ ShardId }) => ShardId === ParentShardId));
  }
}
