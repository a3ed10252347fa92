import { ConnectClient } from '@aws-sdk/client-connect';
import { openRouteShelf } from '../../../api/route-shelf.ts';
import { agentClaim } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { endChatConsult } from './end-chat-consult.ts';

const shelf = openRouteShelf('end-chat-consult');
const services = {
  ...shelf,
  connect: new ConnectClient({ maxAttempts: 2, requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 } }),
};

/** Called by the HTTP API: `DELETE /api/contacts/{id}/chat-consult`. */
export const handler = httpHandler(agentClaim(), shelf, (request) => endChatConsult(request, services));
