import { type OAuthError, oauthError } from './errors.ts';
import type { Grants } from './grants.ts';
import { type HttpRequest, type HttpResponse, json } from './http-message.ts';
import { clientOf, type Registration } from './registration.ts';

/** What `/revoke` answers with. */
export interface RevokeEndpoint {
  readonly registration: Registration;
  readonly grants: Grants;
}

/**
 * `POST /revoke` (RFC 7009) of public clients: ends a refresh token with all that came of the same sign-in. A token nobody knows is
 * revoked as well as it can be, so the answer is 200; access and id tokens are refused, as Amazon Cognito does (Developer Guide, "The
 * token revocation endpoint").
 */
export function revoke({ form }: HttpRequest, endpoint: RevokeEndpoint): HttpResponse {
  const refusal = refusalOf(form, endpoint);
  if (refusal) return json(refusal.error === 'invalid_client' ? 401 : 400, refusal);
  return { status: 200, headers: { 'content-length': '0' } };
}

function refusalOf(form: URLSearchParams, { registration, grants }: RevokeEndpoint): OAuthError | undefined {
  const repeated = [...new Set(form.keys())].some((name) => form.getAll(name).length > 1);
  if (repeated) return oauthError('invalid_request', 'a parameter is given more than once');
  const client = clientOf(registration, form.get('client_id'));
  if (!client) return oauthError('invalid_client', 'client_id is unknown');
  const token = form.get('token');
  if (!token) return oauthError('invalid_request', 'token is missing');
  if (JWT.test(token)) return oauthError('unsupported_token_type', 'only refresh tokens can be revoked');
  return grants.revoke(token, client.clientId);
}

/** An access or id token of this issuer; its refresh tokens have no dot. */
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
