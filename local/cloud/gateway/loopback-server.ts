import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request with its whole body; header names in lower case. */
export interface LoopbackRequest {
  readonly method: string;
  /** Path without the query, still percent-encoded. */
  readonly path: string;
  /** The query without its question mark, still percent-encoded. */
  readonly rawQuery: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What goes back. */
export interface LoopbackResponse {
  readonly status: number;
  /** A list is sent as several headers of one name. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer | string;
}

/** A running HTTP server on this machine alone. */
export interface LoopbackServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves on 127.0.0.1; port 0 takes a free one.
 * @throws Error when the port is in use.
 */
export async function serveLoopback(
  port: number,
  answer: (request: LoopbackRequest) => Promise<LoopbackResponse>,
  onFault: (error: unknown) => void,
): Promise<LoopbackServer> {
  const server = createServer((incoming, outgoing) => {
    respond(incoming, outgoing, answer).catch((error) => {
      onFault(error);
      outgoing.destroy();
    });
  });
  await listen(server, port);
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

async function respond(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: LoopbackRequest) => Promise<LoopbackResponse>,
): Promise<void> {
  const { status, headers, body } = await answer(await readRequest(incoming));
  outgoing.writeHead(status, headers as Record<string, string | string[]>);
  outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}

async function readRequest(incoming: IncomingMessage): Promise<LoopbackRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const [path = '/', ...query] = (incoming.url ?? '/').split('?');
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat().join(',')]],
  );
  return {
    method: incoming.method ?? 'GET',
    path,
    rawQuery: query.join('?'),
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
  };
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use: stop what uses it, or start with another --port.`) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
