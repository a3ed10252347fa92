import { openRouteShelf } from '../../api/route-shelf.ts';
import { agentClaim } from '../../runtime/caller.ts';
import { httpHandler } from '../../runtime/http-handler.ts';
import { requireEnvInteger } from '../../runtime/require-env.ts';
import { takeActions } from './take-actions.ts';

const routeShelf = openRouteShelf('log-actions');
const shelf = { ...routeShelf, ledger: routeShelf.directory.ledger, retentionMonths: requireEnvInteger('retentionMonths') };

/** Called by the HTTP API: `POST /api/actions`. */
export const handler = httpHandler(agentClaim(), shelf, ({ body, caller, nowMs }) =>
  takeActions({ body, login: caller.login, nowMs }, shelf),
);
