import type { Issuer } from './issuer.ts';

/**
 * Where to sign out (OpenID Connect RP-Initiated Logout 1.0); the page itself when the issuer has no such address. The id token is not
 * sent along: no token belongs in an address. `logout_uri` is what Amazon Cognito calls the way back.
 */
export function signOutUrl({ server, client }: Issuer, { login, back }: { readonly login: string; readonly back: string }): URL {
  if (!server.end_session_endpoint) return new URL(back);
  const url = new URL(server.end_session_endpoint);
  const parameters = { client_id: client.client_id, post_logout_redirect_uri: back, logout_uri: back, logout_hint: login };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}
