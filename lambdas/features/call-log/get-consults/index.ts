import { openRouteShelf } from '../../../api/route-shelf.ts';
import { supervisorClaims } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { openNameBook } from '../../../store/names.ts';
import { getConsults } from './get-consults.ts';

const shelf = openRouteShelf('get-consults');
const book = openNameBook(shelf.directory.ledger);

/** Called by the HTTP API: `GET /api/consults`. */
export const handler = httpHandler(supervisorClaims(), shelf, (request) => getConsults(request, shelf.directory, book));
