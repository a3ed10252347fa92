import { accessClaims, idClaims, machineClaims, TOKEN_LIVES_SECONDS } from './claims.ts';
import { grantToMachine } from './client-credentials.ts';
import { isOAuthError, type OAuthError, oauthError } from './errors.ts';
import type { Grants, Redeemed } from './grants.ts';
import { type HttpRequest, type HttpResponse, json } from './http-message.ts';
import { clientOf, personOf, type Registration } from './registration.ts';
import { type SigningKey, sign } from './signing-key.ts';

/** What `/token` answers with; `now` in milliseconds since 1970. */
export interface TokenEndpoint {
  readonly issuer: string;
  readonly registration: Registration;
  readonly grants: Grants;
  readonly key: SigningKey;
  readonly now: () => number;
  readonly newId: () => string;
}

const NOT_STORED = { 'cache-control': 'no-store', pragma: 'no-cache' };

/** `POST /token`: grants `authorization_code` and `refresh_token` of public clients, `client_credentials` of machines; errors as RFC 6749 5.2 has them. */
export async function token(http: HttpRequest, endpoint: TokenEndpoint): Promise<HttpResponse> {
  const answer =
    http.form.get('grant_type') === 'client_credentials' ? await machineToken(http, endpoint) : await personTokens(http, endpoint);
  if (isOAuthError(answer)) return json(answer.error === 'invalid_client' ? 401 : 400, answer, NOT_STORED);
  return json(200, answer, NOT_STORED);
}

async function machineToken(http: HttpRequest, { issuer, registration, key, now, newId }: TokenEndpoint) {
  const grant = grantToMachine(http, registration);
  if (isOAuthError(grant)) return grant;
  const claims = machineClaims({ issuer, grant, nowSeconds: Math.floor(now() / 1000), newId });
  return { access_token: await sign(key, claims), token_type: 'Bearer', expires_in: TOKEN_LIVES_SECONDS, scope: grant.scope };
}

async function personTokens({ form }: HttpRequest, endpoint: TokenEndpoint) {
  const redeemed = redeem(form, endpoint);
  return isOAuthError(redeemed) ? redeemed : tokensFor(redeemed, endpoint);
}

function redeem(form: URLSearchParams, { registration, grants }: TokenEndpoint): Redeemed | OAuthError {
  const client = clientOf(registration, form.get('client_id'));
  if (!client) return oauthError('invalid_client', 'client_id is unknown');
  const field = (name: string) => form.get(name) ?? '';
  const { clientId } = client;
  const grantType = form.get('grant_type');
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token')
    return oauthError('unsupported_grant_type', 'grant_type must be authorization_code, refresh_token or client_credentials');
  const missing = (grantType === 'refresh_token' ? ['refresh_token'] : ['code', 'redirect_uri', 'code_verifier']).find(
    (name) => !form.get(name),
  );
  if (missing) return oauthError('invalid_request', `${missing} is missing`);
  if (grantType === 'refresh_token') return grants.rotate(field('refresh_token'), clientId);
  return grants.redeemCode({ code: field('code'), clientId, redirectUri: field('redirect_uri'), verifier: field('code_verifier') });
}

async function tokensFor({ grant, refreshToken }: Redeemed, { issuer, registration, key, now, newId }: TokenEndpoint) {
  const person = personOf(registration, grant.login);
  if (!person) throw new Error('A grant names a person who is not registered.');
  const context = { issuer, person, grant, nowSeconds: Math.floor(now() / 1000), newId };
  return {
    access_token: await sign(key, accessClaims(context)),
    id_token: await sign(key, idClaims(context)),
    refresh_token: refreshToken,
    token_type: 'Bearer',
    expires_in: TOKEN_LIVES_SECONDS,
    scope: grant.scope,
  };
}
