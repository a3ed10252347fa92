import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { openShelf } from '../notes/shelf.ts';
import { serve } from '../runtime/api.ts';
import { callerOf } from '../runtime/caller.ts';
import { requireEnv } from '../runtime/require-env.ts';
import { getDisposition } from './get-disposition.ts';

const shelf = openShelf('get-disposition');
const claimNames = {
  identityClaim: requireEnv('identityClaim'),
  groupsClaim: requireEnv('groupsClaim'),
  supervisorGroup: requireEnv('supervisorGroup'),
};

/** Called by the HTTP API: `GET /api/contacts/{id}/disposition`. */
export const handler = ({
  pathParameters,
  requestContext,
}: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<APIGatewayProxyStructuredResultV2> => {
  const caller = callerOf(requestContext.authorizer.jwt.claims, claimNames);
  const request = { contactId: pathParameters?.id, caller, nowMs: Date.now() };
  return serve(requestContext.requestId, () => getDisposition(request, shelf.directory), shelf);
};
