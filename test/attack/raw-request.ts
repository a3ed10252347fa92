import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { LocalStack } from '../../local/stack.ts';

/** A request exactly as an attacker writes it: neither path nor body is put in order on its way. */
export interface RawRequest {
  readonly method?: string;
  /** Without `/api`. */
  readonly path: string;
  readonly body?: string | Buffer;
  readonly contentType?: string;
}

/** Sends it with the access token of that login; the status, and the text of the answer. */
export async function rawRequest(
  { addresses, issuer }: LocalStack,
  login: string,
  { method = 'GET', path, body, contentType = 'application/json' }: RawRequest,
): Promise<{ readonly status: number; readonly text: string }> {
  const { port } = new URL(addresses.desk);
  const headers = { authorization: `Bearer ${await issuer.tokenFor(login)}`, 'content-type': contentType };
  const sent = request({ host: '127.0.0.1', port, path: `/api${path}`, method, headers }).end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, text: await text(answer) };
}
