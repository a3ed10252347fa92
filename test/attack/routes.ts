import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { A_REPORT } from '../scenario/asked-of-a-stack.ts';

/** A route of the HTTP API, with a request that it would answer if the caller were allowed. */
export interface AttackedRoute {
  /** As the template has it: `GET /api/contacts/{id}/tree`. */
  readonly key: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path and query, without `/api`, for a contact. */
  readonly path: (contactId: string) => string;
  readonly body?: (contactId: string) => unknown;
}

const A_DAY = 'from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z';

const get = (route: string, query = ''): AttackedRoute => ({
  key: `GET /api${route}`,
  method: 'GET',
  path: (id) => route.replace('{id}', encodeURIComponent(id)) + query,
});
const send = (method: 'POST' | 'PUT' | 'DELETE', route: string, body: (contactId: string) => unknown): AttackedRoute => ({
  key: `${method} /api${route}`,
  method,
  path: (id) => route.replace('{id}', encodeURIComponent(id)),
  body,
});

const action = (contactId: string) => ({ actionId: 'attack', contactId, verb: 'joined', at: new Date().toISOString(), skewMs: 0 });

/** The route without a token: `hand-off-attacks.ts` attacks it. */
export const SIGNED_ROUTE = 'POST /api/handoffs';

/** All routes of the HTTP API that ask for a token: `http-api.test.ts` compares them with the synthesized template. */
export const ROUTES: readonly AttackedRoute[] = [
  get('/me'),
  get('/directory'),
  get('/consults', `?${A_DAY}`),
  get('/reports/consults', A_REPORT.slice(A_REPORT.indexOf('?'))),
  get('/contacts/{id}/tree'),
  get('/contacts/{id}/note'),
  get('/contacts/{id}/disposition'),
  get('/contacts/{id}/handoffs'),
  send('PUT', '/contacts/{id}/note', () => ({ reason: 'Attack', matters: '', tried: '', version: 0 })),
  send('PUT', '/contacts/{id}/disposition', () => ({ code: 'solved', notes: 'Attack' })),
  send('POST', '/contacts/{id}/outside-checks', () => ({ phoneNumber: '+12065550177' })),
  send('POST', '/contacts/{id}/chat-consults', () => ({ requestId: 'attack-1', target: { kind: 'agent', id: 'x' } })),
  get('/contacts/{id}/chat-lines'),
  send('PUT', '/contacts/{id}/chat-lines', () => ({ lines: [{ id: 'l', at: '2026-01-01T00:00:00Z', by: 'CUSTOMER', text: 'Attack' }] })),
  send('DELETE', '/contacts/{id}/chat-consult', () => ({})),
  send('POST', '/actions', (id) => ({ actions: [action(id)] })),
  send('POST', '/socket-tickets', () => ({})),
];

/** Route keys of the HTTP APIs in a synthesized output. */
export function routeKeysIn(assemblyFolder: string): readonly string[] {
  const templates = readdirSync(assemblyFolder).filter((name) => name.endsWith('.template.json'));
  const resources = templates.flatMap((name) => Object.values(resourcesOf(join(assemblyFolder, name))));
  return resources
    .filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route')
    .map(({ Properties }) => String(Properties?.RouteKey))
    .filter((key) => !key.startsWith('$'))
    .sort((a, b) => a.localeCompare(b));
}

interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly RouteKey?: unknown };
}

const resourcesOf = (file: string): Readonly<Record<string, Resource>> => JSON.parse(readFileSync(file, 'utf8')).Resources;
