import type { DynamoDBStreamEvent } from 'aws-lambda';
import { createLog } from '../runtime/log.ts';
import { createMetrics } from '../runtime/metrics.ts';
import type { BatchAnswer } from '../runtime/process-batch.ts';
import { requireEnv, requireEnvInteger } from '../runtime/require-env.ts';
import { openLedger } from '../store/ledger.ts';
import { hashNumber } from './hash-number.ts';
import { projectBatch } from './project-batch.ts';
import type { Projection } from './project-chain.ts';

const NAME = 'project-consults';
const projection: Projection = {
  ledger: openLedger(requireEnv('tableName')),
  retentionMonths: requireEnvInteger('retentionMonths'),
  hashNumber: hashNumber(requireEnv('targetHashKey')),
  log: createLog(NAME),
  metrics: createMetrics(NAME),
};

/** Called by the table's stream with changes of LEG items; reports batch item failures. */
export const handler = ({ Records }: DynamoDBStreamEvent): Promise<BatchAnswer> => projectBatch(Records, projection);
