import { readMasks } from '../../../api/read-masks.ts';
import { openRouteShelf } from '../../../api/route-shelf.ts';
import { agentClaim } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { requireEnvInteger } from '../../../runtime/require-env.ts';
import { putChatLines } from './put-chat-lines.ts';

const shelf = openRouteShelf('put-chat-lines');
const policy = { masks: readMasks(), keepDays: requireEnvInteger('notesKeepDays') };

/** Called by the HTTP API: `PUT /api/contacts/{id}/chat-lines`. */
export const handler = httpHandler(agentClaim(), shelf, (request) => putChatLines(request, policy, shelf));
