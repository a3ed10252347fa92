import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { openShelf } from '../notes/shelf.ts';
import { serve } from '../runtime/api.ts';
import { loginOf } from '../runtime/caller.ts';
import { requireEnv } from '../runtime/require-env.ts';
import { getNote } from './get-note.ts';

const shelf = openShelf('get-note');
const identityClaim = requireEnv('identityClaim');

/** Called by the HTTP API: `GET /api/contacts/{id}/note`. Supervisors who are on no leg of the call do not read its note. */
export const handler = ({
  pathParameters,
  requestContext,
}: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<APIGatewayProxyStructuredResultV2> => {
  const caller = { login: loginOf(requestContext.authorizer.jwt.claims, identityClaim), supervisor: false };
  const request = { contactId: pathParameters?.id, caller, nowMs: Date.now() };
  return serve(requestContext.requestId, () => getNote(request, shelf.directory), shelf);
};
