import * as z from 'zod/mini';
import { readMasks } from '../../../api/read-masks.ts';
import { openRouteShelf } from '../../../api/route-shelf.ts';
import { agentClaim } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { requireEnv, requireEnvInteger } from '../../../runtime/require-env.ts';
import { putDisposition } from './put-disposition.ts';

const shelf = openRouteShelf('put-disposition');
const policy = {
  codes: z.array(z.string()).parse(JSON.parse(requireEnv('dispositionCodes'))),
  masks: readMasks(),
  retentionMonths: requireEnvInteger('retentionMonths'),
};

/** Called by the HTTP API: `PUT /api/contacts/{id}/disposition`. Supervisors write as the agents they are, or not at all. */
export const handler = httpHandler(agentClaim(), shelf, (request) => putDisposition(request, policy, shelf));
