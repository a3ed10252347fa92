import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { readMasks } from '../notes/read-masks.ts';
import { readPut } from '../notes/read-put.ts';
import { openShelf } from '../notes/shelf.ts';
import { serve } from '../runtime/api.ts';
import { requireEnv, requireEnvInteger } from '../runtime/require-env.ts';
import { putDisposition } from './put-disposition.ts';

const shelf = openShelf('put-disposition');
const identityClaim = requireEnv('identityClaim');
const policy = {
  codes: z.array(z.string()).parse(JSON.parse(requireEnv('dispositionCodes'))),
  masks: readMasks(),
  retentionMonths: requireEnvInteger('retentionMonths'),
};

/** Called by the HTTP API: `PUT /api/contacts/{id}/disposition`. */
export const handler = (event: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<APIGatewayProxyStructuredResultV2> =>
  serve(event.requestContext.requestId, () => putDisposition(readPut(event, identityClaim), policy, shelf), shelf);
