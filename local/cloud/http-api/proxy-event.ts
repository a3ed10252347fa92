import { randomUUID } from 'node:crypto';
import type { HttpRequest } from './http-request.ts';
import type { RouteMatch } from './routes.ts';

/** What an event says besides the request itself. */
export interface ProxyContext {
  readonly accountId: string;
  readonly apiId: string;
  readonly domainName: string;
  readonly nowMs: number;
  /** Claims of the token on a route with an authorizer. */
  readonly claims: Readonly<Record<string, unknown>> | null;
  readonly stageVariables: Readonly<Record<string, string>> | null;
}

/** The event of a Lambda proxy integration, payload format 2.0 (API Gateway Developer Guide, "AWS Lambda proxy integrations for HTTP APIs"). */
export function proxyEvent(request: HttpRequest, match: RouteMatch, context: ProxyContext): Record<string, unknown> {
  const { routeKey } = match.route;
  const { cookie = '', ...headers } = request.headers;
  const query = queryParameters(request.rawQuery);
  const text = isText(headers['content-type']);
  return {
    version: '2.0',
    routeKey,
    rawPath: decodeURI(request.path),
    rawQueryString: request.rawQuery,
    ...(cookie !== '' && { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    requestContext: requestContext(request, match, context),
    ...(Object.keys(match.pathParameters).length > 0 && { pathParameters: match.pathParameters }),
    ...(context.stageVariables && { stageVariables: context.stageVariables }),
    ...(request.body.length > 0 && { body: request.body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !text,
  };
}

function requestContext(request: HttpRequest, { route }: RouteMatch, context: ProxyContext): Record<string, unknown> {
  const { accountId, apiId, domainName, nowMs, claims } = context;
  const { 'x-forwarded-for': clients = '127.0.0.1', 'user-agent': userAgent = '' } = request.headers;
  return {
    accountId,
    apiId,
    ...(claims && { authorizer: { jwt: { claims: claimTexts(claims), scopes: scopesOf(claims, route.scopes) } } }),
    domainName,
    domainPrefix: domainName.split('.')[0],
    http: {
      method: request.method,
      path: decodeURI(request.path),
      protocol: 'HTTP/1.1',
      sourceIp: clients.split(',')[0],
      userAgent,
    },
    requestId: randomUUID(),
    routeKey: route.routeKey,
    stage: '$default',
    time: commonLogTime(nowMs),
    timeEpoch: nowMs,
  };
}

/**
 * Claims as a function gets them: text as it stands, numbers and booleans as text, lists and maps as Go prints them (`[a b]`, `map[a:1 b:2]`, the
 * names of a map in order), null not at all. The forms are those of events seen on AWS (Cognito, Firebase); AWS documents none.
 */
export function claimTexts(claims: Readonly<Record<string, unknown>>): Record<string, string> {
  const told = Object.entries(claims).filter(([, value]) => value !== null);
  return Object.fromEntries(told.map(([name, value]) => [name, claimText(value)]));
}

function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  if (value === null) return '<nil>';
  if (typeof value !== 'object') return String(value);
  const parts = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `map[${parts.map(([name, part]) => `${name}:${claimText(part)}`).join(' ')}]`;
}

/** What a token may do: all of it where the route asks for scopes, else null. Seen on AWS; not documented. */
function scopesOf({ scope, scp }: Readonly<Record<string, unknown>>, wanted: readonly string[]): readonly string[] | null {
  if (wanted.length === 0) return null;
  const claimed = scope ?? scp;
  return Array.isArray(claimed) ? claimed.map(String) : String(claimed ?? '').split(' ');
}

// Several values of one name are joined by commas.
function queryParameters(rawQuery: string): Record<string, string> {
  const query = new URLSearchParams(rawQuery);
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]));
}

const isText = (contentType = '') =>
  /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded|[^;]*\+(json|xml)))/.test(contentType);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function commonLogTime(nowMs: number): string {
  const [date = '', time = ''] = new Date(nowMs).toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`;
}
