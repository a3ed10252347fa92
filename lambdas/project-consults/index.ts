import type { DynamoDBStreamEvent } from 'aws-lambda';
import { hashNumber } from '../projection/hash-number.ts';
import { createLog } from '../runtime/log.ts';
import { createMetrics } from '../runtime/metrics.ts';
import { openPoisonQueue } from '../runtime/poison.ts';
import type { BatchAnswer } from '../runtime/process-batch.ts';
import { requireEnv, requireEnvInteger } from '../runtime/require-env.ts';
import { openLedger } from '../store/ledger.ts';
import { type BatchProjection, projectBatch } from './project-batch.ts';
import { PROJECTION_SOURCE } from './set-aside.ts';

const NAME = PROJECTION_SOURCE;
const projection: BatchProjection = {
  ledger: openLedger(requireEnv('tableName')),
  poison: openPoisonQueue(requireEnv('poisonQueueUrl')),
  retentionMonths: requireEnvInteger('retentionMonths'),
  hashNumber: hashNumber(requireEnv('targetHashKey')),
  log: createLog(NAME),
  metrics: createMetrics(NAME),
};

/** Called by the table's stream with changes of LEG items; reports batch item failures. */
export const handler = ({ Records }: DynamoDBStreamEvent): Promise<BatchAnswer> => projectBatch(Records, projection);
