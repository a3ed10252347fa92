import { randomUUID } from 'node:crypto';
import type { Clock } from '../../ports.ts';
import type { Discarded } from './stream-lane.ts';

/** The mapping whose records were given up. */
export interface FailedMapping {
  readonly mappingId: string;
  readonly functionArn: string;
  readonly sourceArn: string;
  readonly sourceKind: 'kinesis' | 'dynamodb';
}

/** What is written: the metadata alone (SQS), or with the whole event as text (S3). */
export interface FailureRecord {
  readonly objectKey: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly withPayload: Readonly<Record<string, unknown>>;
}

const BATCH_INFO = { kinesis: 'KinesisBatchInfo', dynamodb: 'DDBStreamBatchInfo' } as const;

/** The record of a discarded batch as Lambda writes it (Lambda Developer Guide, "Retain discarded batch records"), and its S3 key. */
export function failureRecord(mapping: FailedMapping, discarded: Discarded, clock: Clock): FailureRecord {
  const timestamp = new Date(clock.now()).toISOString();
  const { records, shardId, condition, invocations, lastFailure } = discarded;
  const metadata = {
    requestContext: {
      requestId: lastFailure?.requestId ?? randomUUID(),
      functionArn: mapping.functionArn,
      condition,
      approximateInvokeCount: invocations,
    },
    // Absent when the function was never asked, or when it answered with item failures instead of an error.
    ...(lastFailure && { responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' } }),
    version: '1.0',
    timestamp,
    [BATCH_INFO[mapping.sourceKind]]: {
      shardId,
      startSequenceNumber: records[0]?.sequenceNumber,
      endSequenceNumber: records.at(-1)?.sequenceNumber,
      approximateArrivalOfFirstRecord: records[0]?.arrivedAt,
      approximateArrivalOfLastRecord: records.at(-1)?.arrivedAt,
      batchSize: records.length,
      streamArn: mapping.sourceArn,
    },
  };
  const payload = JSON.stringify({ Records: records.map(({ event }) => event) });
  return { objectKey: objectKey(mapping.mappingId, shardId, timestamp), metadata, withPayload: { ...metadata, payload } };
}

// aws/lambda/<mapping>/<shard>/YYYY/MM/DD/YYYY-MM-DDTHH.MM.SS-<random>
function objectKey(mappingId: string, shardId: string, timestamp: string): string {
  const day = timestamp.slice(0, 10);
  return `aws/lambda/${mappingId}/${shardId}/${day.replaceAll('-', '/')}/${timestamp.slice(0, 19).replaceAll(':', '.')}-${randomUUID()}`;
}
