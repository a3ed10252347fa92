import { openRouteShelf } from '../routes/route-shelf.ts';
import { supervisorClaims } from '../runtime/caller.ts';
import { httpHandler } from '../runtime/http-handler.ts';
import { openNameBook } from '../store/names.ts';
import { getContactTree } from './get-contact-tree.ts';

const shelf = openRouteShelf('get-contact-tree');
const book = openNameBook(shelf.directory.ledger);

/** Called by the HTTP API: `GET /api/contacts/{id}/tree`. */
export const handler = httpHandler(supervisorClaims(), shelf, (request) => getContactTree(request, shelf.directory, book));
