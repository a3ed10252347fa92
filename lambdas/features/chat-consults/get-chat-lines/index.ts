import { openRouteShelf } from '../../../api/route-shelf.ts';
import { agentClaim } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { getChatLines } from './get-chat-lines.ts';

const shelf = openRouteShelf('get-chat-lines');

/** Called by the HTTP API: `GET /api/contacts/{id}/chat-lines`. */
export const handler = httpHandler(agentClaim(), shelf, (request) => getChatLines(request, shelf.directory));
