import { createLog } from '../runtime/log.ts';
import { createMetrics } from '../runtime/metrics.ts';
import type { BatchReport } from '../runtime/process-batch.ts';
import { requireEnv } from '../runtime/require-env.ts';
import { type AgentDirectory, openAgentDirectory } from '../store/agent-of-login.ts';
import { openLedger } from '../store/ledger.ts';

/** What a function behind a route needs: the ledger, who a login is, and what is told to the operators. */
export interface RouteShelf extends BatchReport {
  readonly directory: AgentDirectory;
}

/** Opens the shelf of a function, named by its folder. @throws MissingEnvError when the stack left a value out */
export const openRouteShelf = (name: string): RouteShelf => ({
  directory: openAgentDirectory(openLedger(requireEnv('tableName')), requireEnv('instanceArn')),
  log: createLog(name),
  metrics: createMetrics(name),
});
