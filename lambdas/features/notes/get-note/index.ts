import { openRouteShelf } from '../../../api/route-shelf.ts';
import { agentClaim } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { getNote } from './get-note.ts';

const shelf = openRouteShelf('get-note');

/** Called by the HTTP API: `GET /api/contacts/{id}/note`. Supervisors who are on no leg of the call do not read its note. */
export const handler = httpHandler(agentClaim(), shelf, (request) => getNote(request, shelf.directory));
