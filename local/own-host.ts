import { type IncomingMessage, type RequestListener, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** The names a browser on this machine calls its own servers by. */
const OWN_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Whether a Host header names this machine itself. Another name means that a foreign page let its own name point here (DNS rebinding): to the
 * browser it is that page's own origin, so neither CORS nor cookies keep it out.
 */
const isOwnHost = (host: string | undefined): boolean => host !== undefined && OWN_HOST.test(host);

const MISDIRECTED = 421;

/** Hands on the requests that name this machine; the others are answered with 421. */
export const forOwnHost =
  (answer: RequestListener): RequestListener =>
  (incoming, outgoing) => {
    if (isOwnHost(incoming.headers.host)) answer(incoming, outgoing);
    else
      outgoing.writeHead(MISDIRECTED, { 'content-type': 'text/plain', connection: 'close' }).end('This server answers to localhost alone.');
  };

/** The same for WebSocket handshakes. */
export const handshakeForOwnHost =
  (take: (incoming: IncomingMessage, socket: Duplex, head: Buffer) => void) =>
  (incoming: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (isOwnHost(incoming.headers.host)) take(incoming, socket, head);
    else socket.end(`HTTP/1.1 ${MISDIRECTED} ${STATUS_CODES[MISDIRECTED]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  };
