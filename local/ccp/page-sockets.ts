import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { AgentHub, PagePort } from './agent-hub.ts';
import { parseMessage } from './conduit-message.ts';

/** Close code that tells a page its session is over: it reloads and meets the login page. */
const SESSION_OVER = 4401;

export interface PageSockets {
  /** A WebSocket handshake, as Node's HTTP server hands it over. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Cuts the agent's pages off without a word, as a lost network does. */
  cut(login: string): void;
  /** Tells the agent's pages that the session is over. */
  end(login: string): void;
  stop(): void;
}

/** One WebSocket per open page, each joined to the hub of its agent. */
export function createPageSockets(options: {
  readonly loginOf: (request: IncomingMessage) => string | undefined;
  readonly hubOf: (login: string) => AgentHub;
  /** Whether a handshake may go on at all: right path, right origin, link not cut. */
  readonly admits: (request: IncomingMessage, login: string | undefined) => boolean;
}): PageSockets {
  const { loginOf, hubOf, admits } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: 1_000_000 });
  const open = new Map<WebSocket, string>();

  const of = (login: string) => [...open].filter(([, whose]) => whose === login).map(([socket]) => socket);
  const accept = (socket: WebSocket, login: string | undefined) => {
    if (login === undefined) return socket.close(SESSION_OVER);
    open.set(socket, login);
    joinHub(socket, hubOf(login));
    socket.once('close', () => open.delete(socket));
  };
  return {
    upgrade(request, socket, head) {
      const login = loginOf(request);
      if (!admits(request, login)) return void socket.destroy();
      server.handleUpgrade(request, socket, head, (webSocket) => accept(webSocket, login));
    },
    cut(login) {
      for (const socket of of(login)) socket.terminate();
    },
    end(login) {
      for (const socket of of(login)) socket.close(SESSION_OVER);
    },
    stop() {
      for (const socket of open.keys()) socket.terminate();
      server.close();
    },
  };
}

function joinHub(socket: WebSocket, hub: AgentHub): void {
  const port: PagePort = {
    id: randomUUID(),
    send: (message) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
  };
  socket.on('message', (data) => {
    const message = parseMessage(String(data));
    if (message) hub.receive(port, message);
  });
  // A broken line shows as an error and then as a close; the close is what counts.
  socket.on('error', () => socket.terminate());
  socket.once('close', () => hub.leave(port));
  hub.join(port);
}
