import type { StreamRecord } from './stream-record.ts';

/** Some records of a batch that are tried together, and how often they were. */
export interface BatchPart {
  readonly records: readonly StreamRecord[];
  /** Failed tries of exactly these records. */
  readonly retries: number;
  /** Invocations so far, for the failure destination. */
  readonly invocations: number;
}

/** How long a mapping goes on trying. */
export interface RetrySettings {
  readonly bisect: boolean;
  /** -1: until the records are too old. */
  readonly maxRetries: number;
}

/** What happens to a part after a failed invocation. */
export interface AfterFailure {
  /** Records the function took. */
  readonly done: readonly StreamRecord[];
  /** Records given up. */
  readonly discarded: readonly StreamRecord[];
  /** What is tried next, in this order. */
  readonly again: readonly BatchPart[];
  /** Whether the next try is a repetition and so waits a little. */
  readonly backOff: boolean;
}

/**
 * Decides after a failure, `failedFrom` being the index of the first record that failed (0 when all did).
 * Splitting does not consume the retry quota (Lambda Developer Guide, "Retain discarded batch records"); a reported failure behind
 * the first record is a checkpoint: what stands before it is done, and the rest starts anew.
 */
export function afterFailure(part: BatchPart, failedFrom: number, wholeBatchFailed: boolean, settings: RetrySettings): AfterFailure {
  const { records, retries, invocations } = part;
  const nothing = { done: [], discarded: [], again: [], backOff: false };
  if (failedFrom > 0) {
    const rest = { records: records.slice(failedFrom), retries: 0, invocations };
    return { ...nothing, done: records.slice(0, failedFrom), again: [rest], backOff: true };
  }
  if (wholeBatchFailed && settings.bisect && records.length > 1) {
    const middle = Math.ceil(records.length / 2);
    const halves = [records.slice(0, middle), records.slice(middle)].map((half) => ({ records: half, retries, invocations }));
    return { ...nothing, again: halves };
  }
  if (settings.maxRetries >= 0 && retries >= settings.maxRetries) return { ...nothing, discarded: records };
  return { ...nothing, again: [{ records, retries: retries + 1, invocations }], backOff: true };
}
