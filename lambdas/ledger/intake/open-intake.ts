import { createLog } from '../../runtime/log.ts';
import { createMetrics } from '../../runtime/metrics.ts';
import { openPoisonQueue, type PoisonQueue } from '../../runtime/poison.ts';
import type { BatchReport } from '../../runtime/process-batch.ts';
import { requireEnv, requireEnvInteger } from '../../runtime/require-env.ts';
import { type Ledger, openLedger } from '../../store/ledger.ts';

/** What every function needs that takes facts in; built once for each cold start. */
export interface Intake extends BatchReport {
  /** The function's folder name. */
  readonly source: string;
  readonly ledger: Ledger;
  readonly poison: PoisonQueue;
  readonly instanceArn: string;
  readonly retentionMonths: number;
}

/**
 * Builds the intake of one function from its environment.
 * @throws MissingEnvError when the stack left a value out
 */
export const openIntake = (source: string): Intake => ({
  source,
  ledger: openLedger(requireEnv('tableName')),
  poison: openPoisonQueue(requireEnv('poisonQueueUrl')),
  instanceArn: requireEnv('instanceArn'),
  retentionMonths: requireEnvInteger('retentionMonths'),
  log: createLog(source),
  metrics: createMetrics(source),
});
