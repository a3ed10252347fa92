import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { KinesisStreamRecord, SQSRecord } from 'aws-lambda';
import { METRICS } from '../../contract/metrics.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** The answer of a function whose event source reports batch item failures. */
export interface BatchAnswer {
  readonly batchItemFailures: { readonly itemIdentifier: string }[];
}

/** What a batch is reported to. */
export interface BatchReport {
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Runs `one` for every message of an SQS batch at once; a message that throws is reported failed, the others are done. */
export const processSqsBatch = (records: readonly SQSRecord[], one: (record: SQSRecord) => Promise<void>, report: BatchReport) =>
  processBatch(EventType.SQS, { records, one, idOf: ({ messageId }) => messageId }, report);

/** The same for a Kinesis batch. The stream is then delivered again from the first failed record on. */
export const processKinesisBatch = (
  records: readonly KinesisStreamRecord[],
  one: (record: KinesisStreamRecord) => Promise<void>,
  report: BatchReport,
) => processBatch(EventType.KinesisDataStreams, { records, one, idOf: ({ kinesis }) => kinesis.sequenceNumber }, report);

interface Batch<R> {
  readonly records: readonly R[];
  readonly one: (record: R) => Promise<void>;
  readonly idOf: (record: R) => string;
}

async function processBatch<R>(type: keyof typeof EventType, { records, one, idOf }: Batch<R>, report: BatchReport): Promise<BatchAnswer> {
  const reported = (record: R) =>
    one(record).catch((error: unknown) => {
      recordFailed(idOf(record), error, report);
      throw error;
    });
  const processor = new BatchProcessor(type);
  // A batch that failed as a whole is answered like any other: the error of a thrown batch would reach the log unmasked.
  const answer = await processPartialResponse({ Records: [...records] } as never, reported as never, processor, {
    throwOnFullBatchFailure: false,
  });
  report.metrics.flush();
  return answer;
}

/** Counts and logs, by its id, a record that will be delivered again. */
export function recordFailed(id: string, error: unknown, { log, metrics }: BatchReport): void {
  metrics.count(METRICS.recordsFailed);
  log.error('A record failed and will be delivered again.', { recordId: id, error });
}

/** What is read of each record of a batch; one that cannot be read is given to `unread` with its error, and costs no other. */
export function readEach<R, T>(
  records: readonly R[],
  read: (record: R) => T | readonly T[],
  unread: (record: R, error: unknown) => void,
): T[] {
  return records.flatMap((record) => {
    try {
      return read(record);
    } catch (error) {
      unread(record, error);
      return [];
    }
  });
}
