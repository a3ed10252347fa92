import { fromJson } from '../runtime/from-json.ts';
import type { Ledger } from '../store/ledger.ts';
import { burnTicket } from '../store/socket-tickets.ts';
import { forgetSocket, rememberSocket, type Socket, unwatchPresence, watchPresence } from '../store/sockets.ts';

/** What a desk and this API speak on a socket; a desk asks for it, and for a ticket, in the subprotocol header. */
const PROTOCOL = 'consult-call.v1';
const TICKET = /^ticket\.([\w-]{1,128})$/;

/** Something that happened on a socket, as the WebSocket API calls the function. */
export interface SocketEvent {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly requestContext: {
    readonly eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT';
    readonly connectionId: string;
    readonly domainName: string;
    readonly stage: string;
  };
  readonly body?: string;
}

/** What goes back: to the handshake, or, as `body`, to the desk. */
export interface SocketAnswer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Opens, serves and forgets the sockets of desks (`docs/api.md`). @param nowMs milliseconds since 1970 UTC */
export async function takeSocketEvent(event: SocketEvent, nowMs: number, ledger: Ledger): Promise<SocketAnswer> {
  const { eventType, connectionId, domainName, stage } = event.requestContext;
  const socket: Socket = { connectionId, endpoint: `https://${domainName}/${stage}` };
  if (eventType === 'CONNECT') return open(socket, protocolsOf(event), nowMs, ledger);
  if (eventType === 'MESSAGE') return take(socket, event.body ?? '', nowMs, ledger);
  await forgetSocket(ledger, connectionId);
  return { statusCode: 200 };
}

async function open(socket: Socket, protocols: readonly string[], nowMs: number, ledger: Ledger): Promise<SocketAnswer> {
  if (!protocols.includes(PROTOCOL)) return { statusCode: 400 };
  const ticket = protocols.flatMap((protocol) => TICKET.exec(protocol)?.[1] ?? [])[0];
  const agentArn = ticket === undefined ? null : await burnTicket(ledger, ticket, nowMs);
  if (agentArn === null) return { statusCode: 401 };
  await rememberSocket(ledger, socket, agentArn, nowMs);
  // A browser gives up a socket whose server names none of the protocols it asked for. The ticket is never repeated.
  return { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': PROTOCOL } };
}

/** What a desk may say, what is then done, and what it is answered. */
const MESSAGES: ReadonlyMap<unknown, Message> = new Map<unknown, Message>([
  ['ping', { does: async () => undefined, answer: 'pong' }],
  ['watch-presence', { does: watchPresence, answer: 'watching' }],
  ['unwatch-presence', { does: (ledger, { connectionId }) => unwatchPresence(ledger, connectionId), answer: 'unwatched' }],
]);

interface Message {
  readonly does: (ledger: Ledger, socket: Socket, nowMs: number) => Promise<void>;
  readonly answer: string;
}

/** Every message is answered: that is how a desk knows that the line is up. */
async function take(socket: Socket, body: string, nowMs: number, ledger: Ledger): Promise<SocketAnswer> {
  const message = MESSAGES.get(typeOf(body));
  if (!message) return { statusCode: 400, body: JSON.stringify({ type: 'not-understood' }) };
  await message.does(ledger, socket, nowMs);
  return { statusCode: 200, body: JSON.stringify({ type: message.answer }) };
}

const typeOf = (body: string): unknown => Reflect.get(Object(fromJson(body)), 'type');

function protocolsOf({ headers = {} }: SocketEvent): readonly string[] {
  const [, value = ''] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'sec-websocket-protocol') ?? [];
  return value.split(',').map((protocol) => protocol.trim());
}
