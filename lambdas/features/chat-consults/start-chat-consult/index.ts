import { ConnectClient } from '@aws-sdk/client-connect';
import { openRouteShelf } from '../../../api/route-shelf.ts';
import { agentClaim } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { requireEnv } from '../../../runtime/require-env.ts';
import { openNameBook } from '../../../store/names.ts';
import { startChatConsult } from './start-chat-consult.ts';

const shelf = openRouteShelf('start-chat-consult');
const services = {
  ...shelf,
  book: openNameBook(shelf.directory.ledger),
  connect: new ConnectClient({ maxAttempts: 2, requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 } }),
  flowArn: requireEnv('chatConsultFlowArn'),
};

/** Called by the HTTP API: `POST /api/contacts/{id}/chat-consults`. */
export const handler = httpHandler(agentClaim(), shelf, (request) => startChatConsult(request, services));
