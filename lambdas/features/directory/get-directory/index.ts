import { openRouteShelf } from '../../../api/route-shelf.ts';
import { agentClaim } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { openNameBook } from '../../../store/names.ts';
import { openTurns } from '../../../store/turns.ts';
import { getDirectory } from './get-directory.ts';
import { READ_EVERY_MS, teamLoads } from './team-loads.ts';

const { admits, directory, limit, log, metrics } = openRouteShelf('get-directory');
const { ledger, connect, instanceId } = directory;
const turns = openTurns(ledger, 'GetCurrentMetricData', READ_EVERY_MS);
const shelf = {
  directory,
  book: openNameBook(ledger),
  loads: (queueArns: readonly string[], nowMs: number) => teamLoads(queueArns, nowMs, { log, metrics, ledger, turns, connect, instanceId }),
};

/** Called by the HTTP API: `GET /api/directory`. */
export const handler = httpHandler(agentClaim(), { admits, limit, log, metrics }, (request) => getDirectory(request, shelf));
