import { openRouteShelf } from '../../../api/route-shelf.ts';
import { agentClaim } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { requireEnv } from '../../../runtime/require-env.ts';
import { openLimitsTable } from '../../../store/limits-table.ts';
import { openNameBook } from '../../../store/names.ts';
import { openPolicyBook } from '../../../store/outside-policy.ts';
import { checkOutsideNumber } from './check-outside-number.ts';

const shelf = openRouteShelf('check-outside-number');
const { ledger } = shelf.directory;
const services = {
  ...shelf,
  book: openNameBook(ledger),
  policies: openPolicyBook(ledger),
  limits: openLimitsTable(requireEnv('limitsTable')),
};

/** Called by the HTTP API: `POST /api/contacts/{id}/outside-checks`. Supervisors ask as the agents they are, or not at all. */
export const handler = httpHandler(agentClaim(), shelf, (request) => checkOutsideNumber(request, services));
