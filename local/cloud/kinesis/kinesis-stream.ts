import { createHash } from 'node:crypto';
import type { Clock } from '../../ports.ts';
import type { RecordSource, ShardRecord } from '../mapping/stream-record.ts';
import type { Pace } from '../pace.ts';

/** A stream as the template describes it. */
export interface KinesisStreamSpec {
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly shardCount: number;
}

/** Sequence numbers are 56 decimal digits; this is where ours begin. */
const FIRST_SEQUENCE_NUMBER = 49_600_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000n;

/** Lambda polls each shard of a data stream once a second (Lambda Developer Guide, "Using AWS Lambda with Amazon Kinesis"). */
const LOOKS_EVERY_MS = 1_000;

/** A data stream: a record goes to the shard its partition key hashes to, and to every consumer of it, in order, when it is looked at. */
export class KinesisStream implements RecordSource {
  readonly kind = 'kinesis';
  readonly spec: KinesisStreamSpec;
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #listeners: ((record: ShardRecord) => void)[] = [];
  readonly #unseen: ShardRecord[] = [];
  #count = 0n;
  #looks: boolean = false;

  constructor(spec: KinesisStreamSpec, clock: Clock, pace: Pace) {
    this.spec = spec;
    this.#clock = clock;
    this.#pace = pace;
  }

  get arn(): string {
    return this.spec.arn;
  }

  subscribe(listener: (record: ShardRecord) => void): void {
    this.#listeners.push(listener);
  }

  /** Puts one record with `data` as its text. */
  put(partitionKey: string, data: string): void {
    this.#count += 1n;
    const nowMs = this.#clock.now();
    this.#unseen.push(this.#record({ partitionKey, data, nowMs, sequenceNumber: String(FIRST_SEQUENCE_NUMBER + this.#count) }));
    if (this.#looks) return;
    this.#looks = true;
    this.#pace.atNext(LOOKS_EVERY_MS, () => {
      this.#looks = false;
      this.handOn();
    });
  }

  /** Hands on at once what was put and not looked at yet; gives the number of records. */
  handOn(): number {
    const records = this.#unseen.splice(0);
    for (const record of records) for (const listener of this.#listeners) listener(record);
    return records.length;
  }

  #record(put: { partitionKey: string; data: string; nowMs: number; sequenceNumber: string }): ShardRecord {
    const { partitionKey, data, nowMs, sequenceNumber } = put;
    const shardId = `shardId-${String(shardOf(partitionKey, this.spec.shardCount)).padStart(12, '0')}`;
    const kinesis = {
      kinesisSchemaVersion: '1.0',
      partitionKey,
      sequenceNumber,
      data: Buffer.from(data).toString('base64'),
      approximateArrivalTimestamp: nowMs / 1000,
    };
    const event = {
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventID: `${shardId}:${sequenceNumber}`,
      eventName: 'aws:kinesis:record',
      awsRegion: this.spec.region,
      eventSourceARN: this.spec.arn,
      kinesis,
    };
    return {
      ...{ shardId, partitionKey, sequenceNumber, event },
      arrivedAt: new Date(nowMs).toISOString(),
      arrivedAtPace: this.#pace.now(),
      filterView: { ...kinesis, data },
    };
  }
}

/** The shard for a key: MD5 of the key as a 128-bit number, over equal ranges (Kinesis Developer Guide, "Partition key"). */
export function shardOf(partitionKey: string, shardCount: number): number {
  const hash = BigInt(`0x${createHash('md5').update(partitionKey).digest('hex')}`);
  return Number((hash * BigInt(shardCount)) >> 128n);
}
