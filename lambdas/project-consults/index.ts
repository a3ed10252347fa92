import type { DynamoDBStreamEvent } from 'aws-lambda';
import { hashNumber } from '../projection/hash-number.ts';
import type { Projection } from '../projection/project-chain.ts';
import { createLog } from '../runtime/log.ts';
import { createMetrics } from '../runtime/metrics.ts';
import type { BatchAnswer } from '../runtime/process-batch.ts';
import { requireEnv, requireEnvInteger } from '../runtime/require-env.ts';
import { openLedger } from '../store/ledger.ts';
import { projectBatch } from './project-batch.ts';

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
