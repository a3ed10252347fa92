import { gatewayAnswer, type HttpResponse } from './http-request.ts';

interface ProxyResult {
  readonly statusCode?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: readonly string[];
  readonly body?: unknown;
  readonly isBase64Encoded?: boolean;
}

/**
 * A function's result as a response (payload format 2.0): with a `statusCode` it describes one, without it is the JSON body of a 200.
 * A result that is neither gets API Gateway's 500.
 */
export function proxyResponse(payload: unknown): HttpResponse {
  if (typeof payload !== 'object' || payload === null || !('statusCode' in payload)) return inferred(payload);
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = payload as ProxyResult;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599 || typeof body !== 'string')
    return gatewayAnswer(500, 'Internal Server Error');
  const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...named, ...(cookies.length > 0 && { 'set-cookie': cookies }) },
    body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
}

function inferred(payload: unknown): HttpResponse {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}
