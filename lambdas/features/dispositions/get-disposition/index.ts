import { openRouteShelf } from '../../../api/route-shelf.ts';
import { supervisorClaims } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { getDisposition } from './get-disposition.ts';

const shelf = openRouteShelf('get-disposition');

/** Called by the HTTP API: `GET /api/contacts/{id}/disposition`. */
export const handler = httpHandler(supervisorClaims(), shelf, (request) => getDisposition(request, shelf.directory));
