import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { readMasks } from '../notes/read-masks.ts';
import { readPut } from '../notes/read-put.ts';
import { openShelf } from '../notes/shelf.ts';
import { serve } from '../runtime/api.ts';
import { requireEnv, requireEnvInteger } from '../runtime/require-env.ts';
import { putNote } from './put-note.ts';

const shelf = openShelf('put-note');
const identityClaim = requireEnv('identityClaim');
const policy = { masks: readMasks(), keepDays: requireEnvInteger('notesKeepDays'), mirror: requireEnv('notesMirror') === 'true' };

/** Called by the HTTP API: `PUT /api/contacts/{id}/note`. */
export const handler = (event: APIGatewayProxyEventV2WithJWTAuthorizer): Promise<APIGatewayProxyStructuredResultV2> =>
  serve(event.requestContext.requestId, () => putNote(readPut(event, identityClaim), policy, shelf), shelf);
