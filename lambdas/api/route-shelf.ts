import { ENV } from '../../contract/env.ts';
import type { RouteName } from '../../contract/routes.ts';
import type { RouteDoor } from '../runtime/http-handler.ts';
import { createLog } from '../runtime/log.ts';
import { createMetrics } from '../runtime/metrics.ts';
import type { BatchReport } from '../runtime/process-batch.ts';
import { requireEnv } from '../runtime/require-env.ts';
import { type AgentDirectory, openAgentDirectory } from '../store/agent-of-login.ts';
import { openLedger } from '../store/ledger.ts';
import { openLimitsTable } from '../store/limits-table.ts';
import { ALLOWANCES, type Allowance } from './allowance.ts';
import { openFrontDoor } from './open-front-door.ts';
import { openLimit } from './open-limit.ts';

/** What a function behind a route needs: the ledger, who a login is, and what is told to the operators. */
export interface RouteShelf extends BatchReport {
  readonly directory: AgentDirectory;
}

/**
 * Opens the shelf of a function, named by its folder. @throws MissingEnvError when the stack left a value out
 * @param allowance what each caller may have of this route; all routes of one allowance count together
 */
export function openRouteShelf(name: RouteName, allowance: Allowance = ALLOWANCES.request): RouteShelf & RouteDoor {
  const report = { log: createLog(name), metrics: createMetrics(name) };
  return {
    directory: openAgentDirectory(openLedger(requireEnv('tableName')), requireEnv('instanceArn')),
    admits: openFrontDoor(process.env[ENV.frontDoorSecretArn]),
    limit: openLimit(allowance, openLimitsTable(requireEnv('limitsTable')), report),
    ...report,
  };
}
