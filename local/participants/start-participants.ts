import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ParticipantAnswer, ParticipantService } from '../connect/participant-service.ts';
import { forOwnHost, handshakeForOwnHost } from '../own-host.ts';

export interface ParticipantsOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** The service behind it, given the address at which its sockets open. */
  readonly serviceOf: (socketUrl: (token: string) => string) => ParticipantService;
}

/** The participant service's web server. */
export interface Participants {
  /** `http://127.0.0.1:<port>`: the chat library takes a socket without TLS from this name alone. */
  readonly url: string;
  /** Resolves when the port is free again. */
  stop(): Promise<void>;
}

const SOCKET_PATH = '/participant/socket';
const LONGEST_BODY = 64_000;
const LONGEST_FRAME = 64_000;

/** Starts the participant service's web server on the loopback address. @throws Error when the port is taken */
export async function startParticipants({ port, serviceOf }: ParticipantsOptions): Promise<Participants> {
  const server = createServer(
    forOwnHost((incoming, outgoing) => {
      answer(service, incoming, outgoing).catch(() => outgoing.destroy());
    }),
  );
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_FRAME });
  const authority = `127.0.0.1:${await listen(server, port)}`;
  const service = serviceOf((token) => `ws://${authority}${SOCKET_PATH}?token=${encodeURIComponent(token)}`);
  server.on(
    'upgrade',
    handshakeForOwnHost((request, socket, head) => upgrade({ service, sockets }, request, socket, head)),
  );
  return {
    url: `http://${authority}`,
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await close(server);
    },
  };
}

async function answer(service: ParticipantService, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const cors = corsOf(incoming);
  if (incoming.method === 'OPTIONS') return void outgoing.writeHead(204, cors).end();
  if (incoming.method !== 'POST') return write(outgoing, cors, { status: 404, body: '{}' });
  const body = await bodyOf(incoming);
  if (body === undefined) return write(outgoing, cors, { status: 413, body: JSON.stringify({ Message: 'The request is too large.' }) });
  const bearer = incoming.headers['x-amz-bearer'];
  write(outgoing, cors, service.call({ path: incoming.url ?? '/', bearer: typeof bearer === 'string' ? bearer : undefined, body }));
}

const corsOf = ({ headers }: IncomingMessage) => ({
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
  'access-control-expose-headers': 'x-amzn-errortype',
});

function write(outgoing: ServerResponse, cors: Readonly<Record<string, string>>, { status, errorType, body }: ParticipantAnswer): void {
  outgoing
    .writeHead(status, { ...cors, 'content-type': 'application/json', ...(errorType !== undefined && { 'x-amzn-errortype': errorType }) })
    .end(body);
}

async function bodyOf(incoming: IncomingMessage): Promise<string | undefined> {
  let body = '';
  for await (const chunk of incoming.setEncoding('utf8')) {
    body += chunk;
    if (body.length > LONGEST_BODY) return undefined;
  }
  return body;
}

interface Sockets {
  readonly service: ParticipantService;
  readonly sockets: WebSocketServer;
}

function upgrade({ service, sockets }: Sockets, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (url.pathname !== SOCKET_PATH) return void socket.destroy();
  sockets.handleUpgrade(request, socket, head, (opened) => join(service, opened, url.searchParams.get('token') ?? ''));
}

/** The close code for an address that is no good: policy violation (RFC 6455, 7.4.1). */
const REFUSED = 1008;

function join(service: ParticipantService, socket: WebSocket, token: string): void {
  const session = service.open(token, (frame) => {
    if (socket.readyState === socket.OPEN) socket.send(frame);
  });
  if (!session) {
    socket.close(REFUSED);
    return;
  }
  socket.on('message', (data) => session.receive(String(data)));
  // A broken line shows as an error and then as a close; the close is what counts.
  socket.on('error', () => socket.terminate());
  socket.once('close', () => session.closed());
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The participant service got no port.');
  return address.port;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
  server.closeAllConnections();
  await closed;
}
