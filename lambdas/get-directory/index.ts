import { openRouteShelf } from '../routes/route-shelf.ts';
import { agentClaim } from '../runtime/caller.ts';
import { httpHandler } from '../runtime/http-handler.ts';
import { openNameBook } from '../store/names.ts';
import { getDirectory } from './get-directory.ts';
import { teamLoads } from './team-loads.ts';

const { directory, log, metrics } = openRouteShelf('get-directory');
const { ledger, connect, instanceId } = directory;
const shelf = {
  directory,
  book: openNameBook(ledger),
  loads: (queueArns: readonly string[], nowMs: number) => teamLoads(queueArns, nowMs, { log, metrics, ledger, connect, instanceId }),
};

/** Called by the HTTP API: `GET /api/directory`. */
export const handler = httpHandler(agentClaim(), { log, metrics }, (request) => getDirectory(request, shelf));
