import type { FunctionError, InvocationResult } from '../lambda/invocation.ts';
import type { Pace } from '../pace.ts';
import { failedItems } from './batch-failures.ts';
import { type AfterFailure, afterFailure, type BatchPart, type RetrySettings } from './batch-part.ts';
import type { StreamRecord } from './stream-record.ts';

/** How a lane gathers batches and when it gives up. */
export interface LaneSettings extends RetrySettings {
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly reportsItems: boolean;
  /** -1: never too old. */
  readonly maxAgeSeconds: number;
}

/** Records given up, and why, in the failure destination's words. */
export interface Discarded {
  readonly shardId: string;
  readonly records: readonly StreamRecord[];
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly invocations: number;
  readonly lastFailure: { readonly requestId: string; readonly error: FunctionError } | null;
}

interface Surroundings {
  readonly shardId: string;
  readonly pace: Pace;
  readonly invoke: (records: readonly StreamRecord[]) => Promise<InvocationResult>;
  readonly discard: (discarded: Discarded) => void;
  /** A record is settled: taken by the function or given up. */
  readonly settled: (record: StreamRecord) => void;
}

const FIRST_BACK_OFF_MS = 250;
const LONGEST_BACK_OFF_MS = 60_000;

/** One shard's records (or one parallel part of them), strictly in order: nothing is sent before what stands before it is settled. */
export class StreamLane {
  readonly #settings: LaneSettings;
  readonly #surroundings: Surroundings;
  readonly #waiting: StreamRecord[] = [];
  #running: boolean = false;
  #wakeWindow = () => {};

  constructor(settings: LaneSettings, surroundings: Surroundings) {
    this.#settings = settings;
    this.#surroundings = surroundings;
  }

  push(record: StreamRecord): void {
    this.#waiting.push(record);
    if (this.#waiting.length >= this.#settings.batchSize) this.#wakeWindow();
    if (this.#running) return;
    this.#running = true;
    setImmediate(() => void this.#run());
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#fillWindow();
      await this.#deliver(this.#waiting.splice(0, this.#settings.batchSize));
    }
    this.#running = false;
  }

  async #fillWindow(): Promise<void> {
    const { windowSeconds, batchSize } = this.#settings;
    if (windowSeconds === 0 || this.#waiting.length >= batchSize) return;
    await new Promise<void>((resolve) => {
      const cancel = this.#surroundings.pace.after(windowSeconds * 1000, resolve);
      this.#wakeWindow = () => {
        cancel();
        resolve();
      };
    });
    this.#wakeWindow = () => {};
  }

  async #deliver(batch: readonly StreamRecord[]): Promise<void> {
    const parts: BatchPart[] = [{ records: batch, retries: 0, invocations: 0 }];
    for (let part = parts.shift(); part; part = parts.shift()) {
      const fresh = this.#withoutTooOld(part);
      if (fresh.records.length === 0) continue;
      const next = await this.#try(fresh);
      parts.unshift(...next.again);
      if (next.backOff) await this.#backOff(next.again[0]?.retries ?? 0);
    }
  }

  async #try(part: BatchPart): Promise<AfterFailure> {
    const { settled, discard, shardId } = this.#surroundings;
    const result = await this.#surroundings.invoke(part.records);
    const ids = part.records.map(({ sequenceNumber }) => sequenceNumber);
    const failed = failedItems(result, ids, this.#settings.reportsItems);
    const tried = { ...part, invocations: part.invocations + 1 };
    const next = this.#decide(tried, ids, failed);
    for (const record of next.done) settled(record);
    if (next.discarded.length > 0) {
      const lastFailure = result.ok ? null : { requestId: result.requestId, error: result.error };
      discard({ shardId, records: next.discarded, condition: 'RetryAttemptsExhausted', invocations: tried.invocations, lastFailure });
      for (const record of next.discarded) settled(record);
    }
    return next;
  }

  #decide(part: BatchPart, ids: readonly string[], failed: ReturnType<typeof failedItems>): AfterFailure {
    if (failed === 'all') return afterFailure(part, 0, true, this.#settings);
    const first = ids.findIndex((id) => failed.has(id));
    if (first === -1) return { done: part.records, discarded: [], again: [], backOff: false };
    return afterFailure(part, first, false, this.#settings);
  }

  #withoutTooOld(part: BatchPart): BatchPart {
    const { maxAgeSeconds } = this.#settings;
    const { pace, discard, settled, shardId } = this.#surroundings;
    if (maxAgeSeconds < 0) return part;
    const isTooOld = (record: StreamRecord) => pace.now() - record.arrivedAtPace > maxAgeSeconds * 1000;
    const tooOld = part.records.filter(isTooOld);
    if (tooOld.length === 0) return part;
    discard({ shardId, records: tooOld, condition: 'RecordAgeExceeded', invocations: part.invocations, lastFailure: null });
    for (const record of tooOld) settled(record);
    return { ...part, records: part.records.filter((record) => !tooOld.includes(record)) };
  }

  // Lambda backs off exponentially between repetitions; how long is not documented.
  #backOff(retries: number): Promise<void> {
    const delayMs = Math.min(FIRST_BACK_OFF_MS * 2 ** Math.max(0, retries - 1), LONGEST_BACK_OFF_MS);
    return new Promise((resolve) => this.#surroundings.pace.after(delayMs, resolve));
  }
}
