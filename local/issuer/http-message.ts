import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as the issuer's endpoints see it. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  /** The form fields of a POST; empty otherwise. */
  readonly form: URLSearchParams;
}

/** An answer of the issuer, whole. */
export interface HttpResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const LONGEST_BODY = 64_000;

/** Reads a request whole; undefined when its body is longer than 64,000 characters. */
export async function readRequest(incoming: IncomingMessage, base: string): Promise<HttpRequest | undefined> {
  let body = '';
  for await (const chunk of incoming.setEncoding('utf8')) {
    body += chunk;
    if (body.length > LONGEST_BODY) return undefined;
  }
  return {
    method: incoming.method ?? 'GET',
    url: new URL(incoming.url ?? '/', base),
    headers: incoming.headers,
    form: new URLSearchParams(body),
  };
}

/** Sends an answer. */
export function writeResponse(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  response.writeHead(status, headers).end(body);
}

/** An answer in JSON. */
export const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

/** An answer in plain text. */
export const text = (status: number, body: string): HttpResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});
