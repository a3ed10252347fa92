import { openRouteShelf } from '../routes/route-shelf.ts';
import { supervisorClaims } from '../runtime/caller.ts';
import { httpHandler } from '../runtime/http-handler.ts';
import { openNameBook } from '../store/names.ts';
import { getContactTree } from './get-contact-tree.ts';

const { directory, log, metrics } = openRouteShelf('get-contact-tree');
const { ledger, connect, instanceId } = directory;
const shelf = { directory, book: openNameBook(ledger), queue: { connect, instanceId, log, metrics, lately: new Map() } };

/** Called by the HTTP API: `GET /api/contacts/{id}/tree`. */
export const handler = httpHandler(supervisorClaims(), { log, metrics }, (request) => getContactTree(request, shelf));
