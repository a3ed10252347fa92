import { readAiAgents } from '../../../api/ai-agents.ts';
import { openRouteShelf } from '../../../api/route-shelf.ts';
import { agentClaim } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { getHandOffs } from './get-hand-offs.ts';

const shelf = openRouteShelf('get-hand-offs');
const aiAgents = readAiAgents();

/** Called by the HTTP API: `GET /api/contacts/{id}/handoffs`. Supervisors who are on no leg of the call do not read what its caller said. */
export const handler = httpHandler(agentClaim(), shelf, (request) => getHandOffs(request, shelf.directory, aiAgents));
