import { expect, test } from 'vitest';
import { failureRecord } from '../../../../local/cloud/mapping/failure-destination.ts';
import type { Discarded } from '../../../../local/cloud/mapping/stream-lane.ts';
import { wallClock } from '../wall-clock.ts';

const clock = { ...wallClock, now: () => Date.parse('2026-11-21T10:15:30.250Z') };
const mapping = { mappingId: 'm-1', functionArn: 'arn:f', sourceArn: 'arn:s', sourceKind: 'kinesis' } as const;
const record = (sequenceNumber: string, arrivedAt: string) => ({
  sequenceNumber,
  arrivedAt,
  arrivedAtPace: 0,
  event: { sequenceNumber },
  filterView: {},
});
const records = [record('1', '2026-11-21T10:15:00.000Z'), record('2', '2026-11-21T10:15:01.000Z')];
const discarded: Discarded = {
  shardId: 'shardId-000000000000',
  records,
  condition: 'RetryAttemptsExhausted',
  invocations: 4,
  lastFailure: { requestId: 'r-9', error: { errorType: 'Error', errorMessage: 'no' } },
};

test('what is written when a batch is given up is what Lambda writes', () => {
  const { objectKey, metadata, withPayload } = failureRecord(mapping, discarded, clock);
  expect(metadata).toEqual({
    requestContext: { requestId: 'r-9', functionArn: 'arn:f', condition: 'RetryAttemptsExhausted', approximateInvokeCount: 4 },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: '2026-11-21T10:15:30.250Z',
    KinesisBatchInfo: {
      shardId: 'shardId-000000000000',
      startSequenceNumber: '1',
      endSequenceNumber: '2',
      approximateArrivalOfFirstRecord: '2026-11-21T10:15:00.000Z',
      approximateArrivalOfLastRecord: '2026-11-21T10:15:01.000Z',
      batchSize: 2,
      streamArn: 'arn:s',
    },
  });
  expect(withPayload).toEqual({ ...metadata, payload: '{"Records":[{"sequenceNumber":"1"},{"sequenceNumber":"2"}]}' });
  expect(objectKey).toMatch(/^aws\/lambda\/m-1\/shardId-000000000000\/2026\/11\/21\/2026-11-21T10\.15\.30-[0-9a-f-]{36}$/);
});

test('a table stream has its own word for the batch, and nothing is claimed of a function that was not asked', () => {
  const tooOld: Discarded = { ...discarded, condition: 'RecordAgeExceeded', invocations: 0, lastFailure: null };
  const { metadata } = failureRecord({ ...mapping, sourceKind: 'dynamodb' }, tooOld, clock);
  expect(metadata).toMatchObject({ DDBStreamBatchInfo: { batchSize: 2 }, requestContext: { condition: 'RecordAgeExceeded' } });
  expect(metadata).not.toHaveProperty('responseContext');
});
