import * as oauth from 'oauth4webapi';
import { SignInError } from './errors.ts';
import type { IdentityConfig, SignInPage } from './identity-config.ts';
import type { Issuer } from './issuer.ts';
import { keep } from './pending-sign-in.ts';

/** The folder of the page, without query: what is registered at the issuer. */
export const redirectUri = ({ url }: SignInPage): string => new URL('.', `${url.origin}${url.pathname}`).href;

/** Where to send the person to sign in (authorization code with PKCE, RFC 7636); what the way back needs is kept in the tab. */
export async function authorizeUrl(
  { server }: Issuer,
  { clientId, scope, audience, resource }: IdentityConfig,
  { page, silent, returnTo }: { readonly page: SignInPage; readonly silent: boolean; readonly returnTo: string },
): Promise<URL> {
  if (!server.authorization_endpoint) throw new SignInError('issuer-unreachable');
  const [verifier, nonce, state] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomNonce(), oauth.generateRandomState()];
  keep(page.storage, state, { verifier, nonce, silent, returnTo });
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
  return url;
}
