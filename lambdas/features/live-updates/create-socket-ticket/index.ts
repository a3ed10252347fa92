import { ALLOWANCES } from '../../../api/allowance.ts';
import { openRouteShelf } from '../../../api/route-shelf.ts';
import { agentClaim } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { createSocketTicket } from './create-socket-ticket.ts';

const shelf = openRouteShelf('create-socket-ticket', ALLOWANCES.ticket);

/** Called by the HTTP API: `POST /api/socket-tickets`. */
export const handler = httpHandler(agentClaim(), shelf, (request) => createSocketTicket(request, shelf.directory));
