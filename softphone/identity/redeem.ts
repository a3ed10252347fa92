import * as oauth from 'oauth4webapi';
import type { IdentityConfig } from '../../contract/desk-config.ts';
import { SignInError } from './errors.ts';
import type { Issuer } from './issuer.ts';
import { loginOf } from './login-of.ts';
import type { PendingSignIn } from './pending-sign-in.ts';

/** What the issuer's answer is exchanged with. */
export interface Redemption {
  readonly answer: URLSearchParams;
  readonly pending: PendingSignIn;
  readonly redirectUri: string;
}

/** Tokens, and whose they are in Connect. */
export interface Redeemed {
  readonly response: oauth.TokenEndpointResponse;
  readonly login: string;
}

/** The issuer's answer to a sign-in, or its refusal. @throws SignInError when the answer is not this issuer's, or for another state */
export function readAnswer({ server, client }: Issuer, url: URL, state: string): URLSearchParams | oauth.AuthorizationResponseError {
  try {
    return oauth.validateAuthResponse(server, client, url, state);
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError) return error;
    throw new SignInError('refused', { cause: error });
  }
}

/** Exchanges the code for tokens. @throws SignInError */
export async function redeem(issuer: Issuer, config: IdentityConfig, redemption: Redemption): Promise<Redeemed> {
  const response = await exchange(issuer, config, redemption);
  const login = loginOf(config.loginClaim, response.access_token, oauth.getValidatedIdTokenClaims(response));
  if (login === null) throw new SignInError('no-login');
  return { response, login };
}

async function exchange(
  { server, client, options }: Issuer,
  { resource }: IdentityConfig,
  { answer, pending, redirectUri }: Redemption,
): Promise<oauth.TokenEndpointResponse> {
  try {
    // What the token is for is said again here (RFC 8707, section 2.2).
    const more = resource === undefined ? options : { ...options, additionalParameters: { resource } };
    const response = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), answer, redirectUri, pending.verifier, more);
    return await oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: pending.nonce, requireIdToken: true });
  } catch (cause) {
    throw new SignInError(cause instanceof oauth.ResponseBodyError ? 'refused' : 'issuer-unreachable', { cause });
  }
}
