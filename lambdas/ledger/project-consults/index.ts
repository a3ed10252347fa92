import type { DynamoDBStreamEvent } from 'aws-lambda';
import { createLog } from '../../runtime/log.ts';
import { createMetrics } from '../../runtime/metrics.ts';
import { openPoisonQueue } from '../../runtime/poison.ts';
import type { BatchAnswer } from '../../runtime/process-batch.ts';
import { requireEnv, requireEnvInteger } from '../../runtime/require-env.ts';
import { openLedger } from '../../store/ledger.ts';
import { openSecret } from '../../store/secret.ts';
import { hashNumber } from '../projection/hash-number.ts';
import { projectBatch } from './project-batch.ts';
import { PROJECTION_SOURCE } from './set-aside.ts';

const NAME = PROJECTION_SOURCE;
const shared = {
  ledger: openLedger(requireEnv('tableName')),
  poison: openPoisonQueue(requireEnv('poisonQueueUrl')),
  retentionMonths: requireEnvInteger('retentionMonths'),
  log: createLog(NAME),
  metrics: createMetrics(NAME),
};
const hashKey = openSecret(requireEnv('targetHashSecretArn'));

/**
 * Called by the table's stream with changes of LEG items; reports batch item failures. Without the key of the report keys the whole batch
 * fails and is delivered again: rows under a wrong key would stay.
 */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<BatchAnswer> =>
  projectBatch(Records, { ...shared, hashNumber: hashNumber(await hashKey()) });
