import { createHash } from 'node:crypto';
import type { LambdaFunction } from '../lambda/lambda-function.ts';
import type { Pace } from '../pace.ts';
import type { RecordFilter } from './record-filter.ts';
import { type Discarded, type LaneSettings, StreamLane } from './stream-lane.ts';
import type { RecordSource, ShardRecord, StreamRecord } from './stream-record.ts';

/** A mapping from a stream, as the template describes it. */
export interface StreamMappingSettings extends LaneSettings {
  /** Batches of one shard at the same time; records of one partition key stay in order. */
  readonly parallelization: number;
  readonly passes: RecordFilter;
}

interface Surroundings {
  readonly pace: Pace;
  readonly beginWork: () => () => void;
  readonly discard: (discarded: Discarded) => void;
}

/** Hands a stream's records to a function, shard by shard. */
export class StreamMapping {
  readonly #target: LambdaFunction;
  readonly #settings: StreamMappingSettings;
  readonly #surroundings: Surroundings;
  readonly #lanes = new Map<string, StreamLane>();
  readonly #open = new Map<StreamRecord, () => void>();

  constructor(source: RecordSource, target: LambdaFunction, settings: StreamMappingSettings, surroundings: Surroundings) {
    this.#target = target;
    this.#settings = settings;
    this.#surroundings = surroundings;
    // Kinesis names the role that reads, DynamoDB does not.
    const identity = source.kind === 'kinesis' ? { invokeIdentityArn: target.spec.role.arn } : {};
    source.subscribe((record) => this.#take({ ...record, event: { ...record.event, ...identity } }));
  }

  #take(record: ShardRecord): void {
    if (!this.#settings.passes(record.filterView)) return;
    this.#open.set(record, this.#surroundings.beginWork());
    this.#lane(record).push(record);
  }

  #lane({ shardId, partitionKey }: ShardRecord): StreamLane {
    const part = createHash('md5').update(partitionKey).digest().readUInt32BE(0) % this.#settings.parallelization;
    const key = `${shardId}/${part}`;
    const lane = this.#lanes.get(key) ?? this.#newLane(shardId);
    this.#lanes.set(key, lane);
    return lane;
  }

  #newLane(shardId: string): StreamLane {
    const { pace, discard } = this.#surroundings;
    return new StreamLane(this.#settings, {
      shardId,
      pace,
      discard,
      invoke: (records) => this.#target.invoke({ Records: records.map(({ event }) => event) }),
      settled: (record) => {
        this.#open.get(record)?.();
        this.#open.delete(record);
      },
    });
  }
}
