import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** A WebSocket handshake, as Node's HTTP server hands it over. */
export interface Handshake {
  readonly incoming: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  /** Headers that a refusal carries beside its own. */
  readonly refusalHeaders?: Readonly<Record<string, string | readonly string[]>>;
}

/** Answers a handshake with a status instead of a connection. */
export function refuseHandshake({ socket, refusalHeaders = {} }: Pick<Handshake, 'socket' | 'refusalHeaders'>, status: number): void {
  const headers = Object.entries({ ...refusalHeaders, connection: 'close', 'content-length': '0' });
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...headers.flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}`)),
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
}
