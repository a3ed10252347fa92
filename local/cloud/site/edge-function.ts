import { createContext, Script } from 'node:vm';
import type { HttpRequest, HttpResponse } from '../http-api/http-request.ts';

interface EdgeValue {
  readonly value: string;
}

interface EdgeRequest {
  readonly method: string;
  readonly uri: string;
  readonly querystring: Readonly<Record<string, EdgeValue>>;
  readonly headers: Readonly<Record<string, EdgeValue>>;
}

interface EdgeResponse {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, EdgeValue>>;
  readonly body?: string | { readonly data: string };
}

/** What a viewer-request function makes of a request: another request, or the answer itself. */
export type EdgeOutcome = { readonly request: HttpRequest } | { readonly response: HttpResponse };

/** Only against a function that never ends: on a busy machine the clock on the wall runs faster than the function. */
const TIME_LIMIT_MS = 5_000;

/** A CloudFront Function at the viewer's request (CloudFront Developer Guide, "CloudFront Functions event structure"). It sees no module and no clock but its own. */
export class EdgeFunction {
  readonly #context = createContext({ console: { log: () => {} } });

  /** @throws SyntaxError for code that does not parse */
  constructor(code: string) {
    new Script(`${code}\n;globalThis.handler = handler;`).runInContext(this.#context, { timeout: TIME_LIMIT_MS });
  }

  async run(request: HttpRequest): Promise<EdgeOutcome> {
    Object.assign(this.#context, { event: eventOf(request) });
    const result: unknown = await new Script('handler(event)').runInContext(this.#context, { timeout: TIME_LIMIT_MS });
    const outcome = result as EdgeRequest | EdgeResponse;
    return 'statusCode' in outcome ? { response: responseOf(outcome) } : { request: changed(request, outcome) };
  }
}

function eventOf(request: HttpRequest): unknown {
  const { cookie: _, ...headers } = request.headers;
  const query = [...new URLSearchParams(request.rawQuery)];
  return {
    version: '1.0',
    context: { eventType: 'viewer-request' },
    viewer: { ip: '127.0.0.1' },
    request: {
      method: request.method,
      uri: request.path,
      querystring: values(query),
      headers: values(Object.entries(headers)),
      cookies: {},
    },
  };
}

const values = (pairs: readonly (readonly [string, string])[]) => Object.fromEntries(pairs.map(([name, value]) => [name, { value }]));

// Headers and query may be changed as well; the query is only rewritten when it was, for the writing of a query is not unique.
function changed(before: HttpRequest, after: EdgeRequest): HttpRequest {
  const headers = Object.fromEntries(Object.entries(after.headers).map(([name, { value }]) => [name.toLowerCase(), value]));
  const query = new URLSearchParams(
    Object.entries(after.querystring).map(([name, { value }]): [string, string] => [name, value]),
  ).toString();
  const { cookie = '' } = before.headers;
  const same = query === new URLSearchParams(Object.fromEntries(new URLSearchParams(before.rawQuery))).toString();
  return {
    ...before,
    path: after.uri,
    rawQuery: same ? before.rawQuery : query,
    headers: { ...headers, ...(cookie !== '' && { cookie }) },
  };
}

function responseOf({ statusCode, headers = {}, body = '' }: EdgeResponse): HttpResponse {
  const named = Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name.toLowerCase(), value]));
  return { status: statusCode, headers: named, body: typeof body === 'string' ? body : body.data };
}
