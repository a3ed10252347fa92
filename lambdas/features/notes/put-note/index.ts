import { readMasks } from '../../../api/read-masks.ts';
import { openRouteShelf } from '../../../api/route-shelf.ts';
import { agentClaim } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { requireEnv, requireEnvInteger } from '../../../runtime/require-env.ts';
import { putNote } from './put-note.ts';

const shelf = openRouteShelf('put-note');
const policy = { masks: readMasks(), keepDays: requireEnvInteger('notesKeepDays'), mirror: requireEnv('notesMirror') === 'true' };

/** Called by the HTTP API: `PUT /api/contacts/{id}/note`. Supervisors write as the agents they are, or not at all. */
export const handler = httpHandler(agentClaim(), shelf, (request) => putNote(request, policy, shelf));
