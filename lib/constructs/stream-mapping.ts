import { Duration } from 'aws-cdk-lib';
import { type EventSourceMapping, type IEventSourceDlq, type MetricsConfig, MetricType, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { HouseFunction } from './house-function.ts';

export interface StreamMappingProps {
  readonly sourceArn: string;
  /** Where batches go whose retries or age ran out. */
  readonly failures: IEventSourceDlq;
  /** How long to gather records. @default - not at all */
  readonly batchWindow?: Duration;
  /** `FilterCriteria.filter(...)`. @default - every record */
  readonly filters?: readonly Record<string, unknown>[];
}

/**
 * Feeds a stream to a function as this house does: a failed record costs itself, not its batch; what fails for longer than 6 hours
 * or 100 times goes to `failures` and the stream goes on. Reads what was there before the deployment.
 */
export function mapStream(
  fn: HouseFunction,
  id: string,
  { sourceArn, failures, batchWindow, filters }: StreamMappingProps,
): EventSourceMapping {
  return fn.addEventSourceMapping(id, {
    eventSourceArn: sourceArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    ...(batchWindow && { maxBatchingWindow: batchWindow }),
    ...(filters && { filters: [...filters] }),
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: 100,
    maxRecordAge: Duration.hours(6),
    onFailure: failures,
    metricsConfig: { metrics: [MetricType.EVENT_COUNT] } satisfies MetricsConfig,
  });
}
