import { createHash } from 'node:crypto';
import type { Clock } from '../../ports.ts';
import type { RecordSource, ShardRecord } from '../mapping/stream-record.ts';
import type { Pace } from '../pace.ts';
import type { LocalShards } from './local-shards.ts';
import { type LocalRecord, mendedRecord, type StreamPlace } from './mended-record.ts';

/** A stream as the account knows it. */
export interface TableStreamSpec extends StreamPlace {
  readonly partitionKey: string;
  /** DynamoDB Local has one shard; records are spread over so many, by partition key, as a real table's are. */
  readonly shardCount: number;
}

/** What a stream is read with. */
export interface TableStreamTools {
  readonly shards: Pick<LocalShards, 'next'>;
  readonly clock: Clock;
  readonly pace: Pace;
  /** Told when reading in the background fails, once for each kind of failure in a row. */
  readonly onFault: (error: unknown) => void;
}

/** Writers that go round the gateway are noticed after so long. */
const POLL_MS = 1_000;
/** Lambda polls a table's stream four times a second (Lambda Developer Guide, "Process DynamoDB records with Lambda"). */
const LOOKS_EVERY_MS = 250;

/** A table's stream: read from DynamoDB Local, mended to what the service sends, and handed on in order. */
export class TableStream implements RecordSource {
  readonly kind = 'dynamodb';
  readonly spec: TableStreamSpec;
  readonly #tools: TableStreamTools;
  readonly #listeners: ((record: ShardRecord) => void)[] = [];
  #reading: Promise<number> | null = null;
  #again: boolean = false;
  #untilEmpty: boolean = false;
  #poll: NodeJS.Timeout | null = null;
  #lastFault = '';
  #cancelLook: (() => void) | null = null;

  constructor(spec: TableStreamSpec, tools: TableStreamTools) {
    this.spec = spec;
    this.#tools = tools;
  }

  get arn(): string {
    return this.spec.arn;
  }

  subscribe(listener: (record: ShardRecord) => void): void {
    this.#listeners.push(listener);
    this.#poll ??= setInterval(() => this.poke(), POLL_MS).unref();
  }

  /** Something was probably written: read when Lambda looks the next time. Whatever comes later is announced, or polled for. */
  poke(): void {
    if (this.#listeners.length === 0 || this.#cancelLook) return;
    this.#cancelLook = this.#tools.pace.atNext(LOOKS_EVERY_MS, () => this.#look());
  }

  #look(): void {
    this.#cancelLook = null;
    this.#read().then(
      () => {
        this.#lastFault = '';
      },
      (error) => this.#tell(error),
    );
  }

  /** Reads until nothing is left that was written before this call, and gives the number of records handed on. */
  async readAll(): Promise<number> {
    if (this.#listeners.length === 0) return 0;
    this.#untilEmpty = true;
    return this.#read();
  }

  /** Ends reading and resolves when a read under way has ended, well or not: nobody waits for its records any more. */
  async stop(): Promise<void> {
    this.#listeners.length = 0;
    if (this.#poll) clearInterval(this.#poll);
    this.#cancelLook?.();
    await Promise.allSettled([this.#reading]);
  }

  #read(): Promise<number> {
    // A read under way may have passed the newest record already, so one more follows it.
    if (this.#reading !== null) this.#again = true;
    this.#reading ??= this.#readWhileAsked();
    return this.#reading;
  }

  async #readWhileAsked(): Promise<number> {
    let count = 0;
    try {
      for (let isMore = true; isMore; ) {
        this.#again = false;
        const found = await this.#readOnce();
        count += found;
        isMore = this.#again || (found > 0 && this.#untilEmpty);
      }
      return count;
    } finally {
      // In the same turn as the last look at what is asked: nobody can ask in between and be forgotten.
      this.#reading = null;
      this.#untilEmpty = false;
    }
  }

  async #readOnce(): Promise<number> {
    const records = await this.#tools.shards.next();
    for (const record of records) this.#handOn(record);
    return records.length;
  }

  #handOn(local: LocalRecord): void {
    const { clock, pace } = this.#tools;
    const nowMs = clock.now();
    const event = mendedRecord(local, this.spec, nowMs);
    const record: ShardRecord = {
      shardId: this.#shardOf(local),
      partitionKey: JSON.stringify(local.dynamodb.Keys),
      sequenceNumber: local.dynamodb.SequenceNumber,
      arrivedAt: new Date(nowMs).toISOString(),
      arrivedAtPace: pace.now(),
      event,
      filterView: event,
    };
    for (const listener of this.#listeners) listener(record);
  }

  #shardOf({ dynamodb }: LocalRecord): string {
    const key = JSON.stringify(dynamodb.Keys[this.spec.partitionKey]);
    const shard = createHash('md5').update(key).digest().readUInt32BE(4) % this.spec.shardCount;
    return `shardId-${String(shard).padStart(20, '0')}-local`;
  }

  #tell(error: unknown): void {
    const fault = String(error);
    if (fault === this.#lastFault) return;
    this.#lastFault = fault;
    this.#tools.onFault(error);
  }
}
