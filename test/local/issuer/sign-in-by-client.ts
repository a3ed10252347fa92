import * as oauth from 'oauth4webapi';

export const CLIENT_ID = 'desk';
export const OTHER_CLIENT_ID = 'report';
export const DESK = 'http://localhost:4501';
export const REDIRECT = `${DESK}/`;

export const PEOPLE = [
  { login: 'alice', name: 'Alice', groups: [] },
  { login: 'sam', name: 'Sam', groups: ['supervisors', 'reports'] },
];
export const CLIENTS = [
  { clientId: CLIENT_ID, redirectOrigins: [DESK] },
  { clientId: OTHER_CLIENT_ID, redirectOrigins: ['http://localhost:4599'] },
];

export const MACHINES = [{ clientId: 'reporting', secret: 'a secret: 100%', scopes: ['calls/read', 'reports/read'] }];

const INSECURE = { [oauth.allowInsecureRequests]: true };
const client: oauth.Client = { client_id: CLIENT_ID };

export const discover = async (issuer: string): Promise<oauth.AuthorizationServer> => {
  const url = new URL(issuer);
  return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, INSECURE));
};

/** What a browser holds between leaving for the issuer and coming back. */
export interface Attempt {
  readonly url: URL;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

/** An authorization request as the desk makes it; `change` sets a parameter, or removes it with null. */
export async function attempt(issuer: string, change: Readonly<Record<string, string | null>> = {}): Promise<Attempt> {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const url = new URL(`${issuer}/authorize`);
  const parameters = {
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'openid profile',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...change,
  };
  for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, value);
  return { url, verifier, state, nonce };
}

/** Presses somebody's button on the sign-in page. */
export const pressButton = (url: URL, login: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ login }), headers });

export const locationOf = (response: Response): URL => new URL(response.headers.get('location') ?? 'about:blank');

/** Signs somebody in with a standards-following client, every check of OAuth 2.1 and OpenID Connect included. */
export async function signInByClient(issuer: string, login: string): Promise<oauth.TokenEndpointResponse> {
  const server = await discover(issuer);
  const tried = await attempt(issuer);
  const back = locationOf(await pressButton(tried.url, login));
  const params = oauth.validateAuthResponse(server, client, back, tried.state);
  const response = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), params, REDIRECT, tried.verifier, INSECURE);
  return oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: tried.nonce, requireIdToken: true });
}

export async function refreshByClient(issuer: string, refreshToken: string): Promise<oauth.TokenEndpointResponse> {
  const server = await discover(issuer);
  const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, INSECURE);
  return oauth.processRefreshTokenResponse(server, client, response);
}

/** A machine's token by a standards-following client, its secret in the header or in the form. */
export async function machineTokenByClient(
  issuer: string,
  { clientId, secret }: { readonly clientId: string; readonly secret: string },
  { scope, by }: { readonly scope?: string; readonly by: 'header' | 'form' },
): Promise<oauth.TokenEndpointResponse> {
  const server = await discover(issuer);
  const machine: oauth.Client = { client_id: clientId };
  const authentication = by === 'header' ? oauth.ClientSecretBasic(secret) : oauth.ClientSecretPost(secret);
  const response = await oauth.clientCredentialsGrantRequest(
    server,
    machine,
    authentication,
    scope === undefined ? {} : { scope },
    INSECURE,
  );
  return oauth.processClientCredentialsResponse(server, machine, response);
}

/** `POST /token` with exactly these fields. */
export const postToken = (issuer: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams(fields) });
