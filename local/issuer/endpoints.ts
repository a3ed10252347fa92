import { randomBytes, randomUUID } from 'node:crypto';
import { authorize, signIn } from './authorize.ts';
import { discoveryDocument } from './discovery.ts';
import { createGrants } from './grants.ts';
import { type HttpRequest, type HttpResponse, json, text } from './http-message.ts';
import { logout } from './logout.ts';
import { type Registration, redirectOriginsOf } from './registration.ts';
import { revoke } from './revoke.ts';
import { createSessions } from './sessions.ts';
import type { SigningKey } from './signing-key.ts';
import { token } from './token.ts';

/** What the endpoints answer with; `now` in milliseconds since 1970. */
export interface EndpointsOptions {
  readonly issuer: string;
  readonly registration: Registration;
  readonly signingKey: SigningKey;
  readonly now: () => number;
}

/** Everything the issuer answers, by method and path; codes and sessions live here, in memory. */
export function createEndpoints({ issuer, registration, signingKey, now }: EndpointsOptions) {
  const newId = () => randomBytes(32).toString('base64url');
  const grants = createGrants({ now, newId });
  const sessions = createSessions(newId);
  const routes: Record<string, (http: HttpRequest) => HttpResponse | Promise<HttpResponse>> = {
    'GET /.well-known/openid-configuration': () => json(200, discoveryDocument(issuer)),
    'GET /.well-known/jwks.json': () => json(200, { keys: [signingKey.publicJwk] }),
    'GET /authorize': (http) => authorize(http, { issuer, registration, grants, sessions, now }),
    'POST /authorize': (http) => signIn(http, { issuer, registration, grants, sessions, now }),
    'POST /token': (http) => token(http, { issuer, registration, grants, key: signingKey, now, newId: randomUUID }),
    'POST /revoke': (http) => revoke(http, { registration, grants }),
    'GET /logout': (http) => logout(http, { registration, sessions }),
  };
  return async (http: HttpRequest): Promise<HttpResponse> => {
    const path = http.url.pathname;
    const route = routes[`${http.method} ${path}`];
    const known = Object.keys(routes).some((name) => name.endsWith(` ${path}`));
    if (http.method === 'OPTIONS' && known) return withCors({ status: 204 }, http, registration);
    return withCors(route ? await route(http) : text(known ? 405 : 404, known ? 'Method not allowed.' : 'Not found.'), http, registration);
  };
}

/** Pages of the clients' origins may read what they fetch here: discovery, keys, tokens, and whether one was revoked (RFC 7009 2.3). */
function withCors(response: HttpResponse, { headers, url }: HttpRequest, registration: Registration): HttpResponse {
  const { origin } = headers;
  const readable = url.pathname === '/token' || url.pathname === '/revoke' || url.pathname.startsWith('/.well-known/');
  if (!readable || origin === undefined || !redirectOriginsOf(registration).includes(origin)) return response;
  const cors = {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type',
    vary: 'origin',
  };
  return { ...response, headers: { ...response.headers, ...cors } };
}
