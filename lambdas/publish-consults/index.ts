import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { createLog } from '../runtime/log.ts';
import { createMetrics } from '../runtime/metrics.ts';
import type { BatchAnswer } from '../runtime/process-batch.ts';
import { requireEnv } from '../runtime/require-env.ts';
import { type Publication, publishBatch } from './publish-batch.ts';

const NAME = 'publish-consults';
const publication: Publication = {
  events: new EventBridgeClient({ maxAttempts: 3, requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 } }),
  busName: requireEnv('eventBusName'),
  log: createLog(NAME),
  metrics: createMetrics(NAME),
};

/** Called by the table's stream with changes of CONSULT items; reports batch item failures. */
export const handler = ({ Records }: DynamoDBStreamEvent): Promise<BatchAnswer> => publishBatch(Records, publication);
