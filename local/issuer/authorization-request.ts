import { type OAuthError, oauthError } from './errors.ts';
import { type Client, clientOf, type Registration } from './registration.ts';

/** What a client asks for at `/authorize`, checked. */
export interface AuthorizationRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly state: string | null;
  readonly nonce: string | null;
  /** BASE64URL(SHA256(verifier)), 43 characters (RFC 7636 4.2). */
  readonly codeChallenge: string;
  readonly loginHint: string | null;
  readonly prompt: string | null;
}

/**
 * The answer to `/authorize`'s parameters. A `page` refusal must not be redirected: client or redirect URI are not to be trusted
 * (RFC 6749 4.1.2.1). A `redirect` refusal goes back to the client.
 */
export type ReadAuthorization =
  | { readonly ok: true; readonly request: AuthorizationRequest }
  | { readonly ok: false; readonly to: 'page'; readonly refusal: OAuthError }
  | {
      readonly ok: false;
      readonly to: 'redirect';
      readonly redirectUri: string;
      readonly state: string | null;
      readonly refusal: OAuthError;
    };

const S256_CHALLENGE = /^[A-Za-z0-9_-]{43}$/;

/** Reads and checks an authorization request; PKCE with S256 is required, whatever the client says. */
export function readAuthorizationRequest(params: URLSearchParams, registration: Registration): ReadAuthorization {
  const client = clientOf(registration, params.get('client_id'));
  if (!client) return { ok: false, to: 'page', refusal: oauthError('invalid_request', 'client_id is unknown') };
  const redirectUri = params.get('redirect_uri');
  if (!redirectUri || !isAllowedRedirect(client, redirectUri))
    return { ok: false, to: 'page', refusal: oauthError('invalid_request', 'redirect_uri is not of an origin registered for this client') };
  const state = params.get('state');
  const refusal = firstRefusal(params);
  if (refusal) return { ok: false, to: 'redirect', redirectUri, state, refusal };
  return { ok: true, request: requestOf(params, client, redirectUri) };
}

const requestOf = (params: URLSearchParams, client: Client, redirectUri: string): AuthorizationRequest => ({
  clientId: client.clientId,
  redirectUri,
  scope: params.get('scope') ?? '',
  state: params.get('state'),
  nonce: params.get('nonce'),
  codeChallenge: params.get('code_challenge') ?? '',
  loginHint: params.get('login_hint'),
  prompt: params.get('prompt'),
});

/** Only the origin is registered, the path is the page's own; a fragment is never allowed (RFC 6749 3.1.2). */
export function isAllowedRedirect(client: Client, uri: string): boolean {
  const parsed = URL.canParse(uri) ? new URL(uri) : undefined;
  return parsed !== undefined && !uri.includes('#') && client.redirectOrigins.includes(parsed.origin);
}

function firstRefusal(params: URLSearchParams): OAuthError | undefined {
  const repeated = [...new Set(params.keys())].find((name) => params.getAll(name).length > 1);
  if (repeated) return oauthError('invalid_request', 'a parameter is given more than once');
  if (params.get('response_type') !== 'code') return oauthError('unsupported_response_type', 'response_type must be code');
  if (!(params.get('scope') ?? '').split(' ').includes('openid')) return oauthError('invalid_scope', 'scope must hold openid');
  if (params.get('code_challenge_method') !== 'S256') return oauthError('invalid_request', 'code_challenge_method must be S256');
  if (!S256_CHALLENGE.test(params.get('code_challenge') ?? ''))
    return oauthError('invalid_request', 'code_challenge must be 43 base64url characters');
  return undefined;
}
