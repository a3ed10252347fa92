import { openRouteShelf } from '../../../api/route-shelf.ts';
import { supervisorClaims } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { openNameBook } from '../../../store/names.ts';
import { getMe } from './get-me.ts';

const shelf = openRouteShelf('get-me');
const book = openNameBook(shelf.directory.ledger);

/** Called by the HTTP API: `GET /api/me`. */
export const handler = httpHandler(supervisorClaims(), shelf, (request) => getMe(request, shelf.directory, book));
