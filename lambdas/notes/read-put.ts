import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { loginOf } from '../runtime/caller.ts';
import type { CallRequest } from './find-call.ts';

/** The request of an agent who writes: supervisors write as the agents they are, or not at all. */
export function readPut(
  { pathParameters, body, isBase64Encoded, requestContext }: APIGatewayProxyEventV2WithJWTAuthorizer,
  identityClaim: string,
): CallRequest & { readonly body: string | undefined } {
  const text = isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString('utf8') : body;
  const login = loginOf(requestContext.authorizer.jwt.claims, identityClaim);
  return { contactId: pathParameters?.id, body: text, caller: { login, supervisor: false }, nowMs: Date.now() };
}
