import * as oauth from 'oauth4webapi';
import type { IdentityConfig } from '../../contract/desk-config.ts';
import { SignInError } from './errors.ts';
import type { SignInPage } from './identity-config.ts';
import type { Issuer } from './issuer.ts';
import type { PendingSignIn } from './pending-sign-in.ts';

/** The folder of the page, without query: what is registered at the issuer. */
export const redirectUri = ({ url }: Pick<SignInPage, 'url'>): string => new URL('.', `${url.origin}${url.pathname}`).href;

/** A way to the issuer, and what the way back needs. */
export interface Departure {
  readonly url: URL;
  readonly state: string;
  readonly pending: PendingSignIn;
}

/** What of a page decides where its people go to sign in. */
export interface DepartingPage {
  readonly page: Pick<SignInPage, 'url'>;
  readonly silent: boolean;
  readonly returnTo: string;
  /** Stands before the state that is made up. @default '' */
  readonly statePrefix?: string;
}

/** Where to send the person to sign in (authorization code with PKCE, RFC 7636). @throws SignInError */
export async function departure(
  { server }: Issuer,
  { clientId, scope, audience, resource }: IdentityConfig,
  { page, silent, returnTo, statePrefix = '' }: DepartingPage,
): Promise<Departure> {
  if (!server.authorization_endpoint) throw new SignInError('issuer-unreachable');
  const [verifier, nonce, state] = [
    oauth.generateRandomCodeVerifier(),
    oauth.generateRandomNonce(),
    `${statePrefix}${oauth.generateRandomState()}`,
  ];
  const hint = new URL(returnTo).searchParams.get('login_hint');
  const url = new URL(server.authorization_endpoint);
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri(page),
    scope,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(audience === undefined ? {} : { audience }),
    ...(resource === undefined ? {} : { resource }),
    ...(hint ? { login_hint: hint } : {}),
    ...(silent ? { prompt: 'none' } : {}),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { url, state, pending: { verifier, nonce, silent, returnTo } };
}
