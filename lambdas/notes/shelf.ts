import { createLog } from '../runtime/log.ts';
import { createMetrics } from '../runtime/metrics.ts';
import type { BatchReport } from '../runtime/process-batch.ts';
import { requireEnv } from '../runtime/require-env.ts';
import { type AgentDirectory, openAgentDirectory } from '../store/agent-of-login.ts';
import { openLedger } from '../store/ledger.ts';

/** Where notes and dispositions are, who a login is, and what is told to the operators. */
export interface NoteShelf extends BatchReport {
  readonly directory: AgentDirectory;
}

/** Opens the shelf for a function, named by its folder. */
export const openShelf = (name: string): NoteShelf => ({
  directory: openAgentDirectory(openLedger(requireEnv('tableName')), requireEnv('instanceArn')),
  log: createLog(name),
  metrics: createMetrics(name),
});
