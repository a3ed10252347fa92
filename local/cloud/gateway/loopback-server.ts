import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { forOwnHost, handshakeForOwnHost } from '../../own-host.ts';
import type { Handshake } from './handshake.ts';

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

/** Who answers: requests, and WebSocket handshakes where there are any. */
export interface LoopbackAnswers {
  answer(request: LoopbackRequest): Promise<LoopbackResponse>;
  connect?(request: LoopbackRequest, handshake: Handshake): Promise<void>;
}

/** A running HTTP server on this machine alone. */
export interface LoopbackServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves on 127.0.0.1, whoever names this machine; port 0 takes a free one.
 * @throws Error when the port is in use.
 */
export async function serveLoopback(port: number, answers: LoopbackAnswers, onFault: (error: unknown) => void): Promise<LoopbackServer> {
  const server = createServer(
    forOwnHost((incoming, outgoing) => {
      respond(incoming, outgoing, answers).catch((error) => {
        onFault(error);
        outgoing.destroy();
      });
    }),
  );
  const upgraded = upgrade(server, answers, onFault);
  await listen(server, port);
  return { port: (server.address() as AddressInfo).port, close: () => close(server, upgraded) };
}

/** Hands handshakes on; the sockets that are no longer the server's own to close. Without anybody to take them they are HTTP requests. */
function upgrade(server: Server, { connect }: LoopbackAnswers, onFault: (error: unknown) => void): ReadonlySet<Duplex> {
  const upgraded = new Set<Duplex>();
  if (!connect) return upgraded;
  const take = (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    // A client that is gone in the middle of its handshake is nobody's fault.
    socket.on('error', () => socket.destroy());
    connect(headOf(incoming, Buffer.alloc(0)), { incoming, socket, head }).catch((error: unknown) => {
      onFault(error);
      socket.destroy();
    });
  };
  server.on('upgrade', handshakeForOwnHost(take));
  return upgraded;
}

async function respond(incoming: IncomingMessage, outgoing: ServerResponse, answers: LoopbackAnswers): Promise<void> {
  const { status, headers, body } = await answers.answer(await readRequest(incoming));
  outgoing.writeHead(status, headers as Record<string, string | string[]>);
  outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}

async function readRequest(incoming: IncomingMessage): Promise<LoopbackRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return headOf(incoming, Buffer.concat(chunks));
}

function headOf(incoming: IncomingMessage, body: Buffer): LoopbackRequest {
  const [path = '/', ...query] = (incoming.url ?? '/').split('?');
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat().join(',')]],
  );
  return {
    method: incoming.method ?? 'GET',
    path,
    rawQuery: query.join('?'),
    headers: Object.fromEntries(headers),
    body,
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

async function close(server: Server, upgraded: ReadonlySet<Duplex>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  for (const socket of upgraded) socket.destroy();
  await closed;
}
