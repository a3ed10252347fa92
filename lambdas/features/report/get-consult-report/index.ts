import { openRouteShelf } from '../../../api/route-shelf.ts';
import { supervisorClaims } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { getConsultReport } from './get-consult-report.ts';

const shelf = openRouteShelf('get-consult-report');

/** Called by the HTTP API: `GET /api/reports/consults`. */
export const handler = httpHandler(supervisorClaims(), shelf, (request) => getConsultReport(request, shelf.directory));
