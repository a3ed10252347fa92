import { fromJson } from '../runtime/from-json.ts';
import { isOffered } from '../store/is-offered.ts';
import type { Ledger } from '../store/ledger.ts';
import { type NameBook, readNames } from '../store/names.ts';
import { readPresence } from '../store/read-presence.ts';
import { burnTicket } from '../store/socket-tickets.ts';
import { agentOfSocket, forgetSocket, rememberSocket, type Socket, unwatchPresence, watchPresence } from '../store/sockets.ts';

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
export async function takeSocketEvent(event: SocketEvent, nowMs: number, book: NameBook): Promise<SocketAnswer> {
  const { ledger } = book;
  const { eventType, connectionId, domainName, stage } = event.requestContext;
  const socket: Socket = { connectionId, endpoint: `https://${domainName}/${stage}` };
  if (eventType === 'CONNECT') return open(socket, protocolsOf(event), nowMs, ledger);
  if (eventType === 'MESSAGE') return take(socket, event.body ?? '', nowMs, book);
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

/** What a desk may say; each does something and gives the type of its answer. */
const MESSAGES: ReadonlyMap<unknown, Message> = new Map<unknown, Message>([
  ['ping', async () => 'pong'],
  ['watch-presence', watch],
  ['unwatch-presence', unwatch],
]);

type Message = (socket: Socket, nowMs: number, book: NameBook) => Promise<string>;

/** Who may not see the directory does not hear who of it is where; a desk whose agent may no longer see it, no longer. */
async function watch(socket: Socket, nowMs: number, book: NameBook): Promise<string> {
  const { ledger } = book;
  const agentArn = await agentOfSocket(ledger, socket.connectionId);
  const offered = agentArn !== undefined && isOffered(await readPresence(ledger, agentArn), await readNames(book, nowMs));
  if (!offered) return unwatch(socket, nowMs, book);
  await watchPresence(ledger, socket, nowMs);
  return 'watching';
}

async function unwatch({ connectionId }: Socket, _nowMs: number, { ledger }: NameBook): Promise<string> {
  await unwatchPresence(ledger, connectionId);
  return 'unwatched';
}

/** Every message is answered: that is how a desk knows that the line is up. */
async function take(socket: Socket, body: string, nowMs: number, book: NameBook): Promise<SocketAnswer> {
  const message = MESSAGES.get(typeOf(body));
  if (!message) return { statusCode: 400, body: JSON.stringify({ type: 'not-understood' }) };
  return { statusCode: 200, body: JSON.stringify({ type: await message(socket, nowMs, book) }) };
}

const typeOf = (body: string): unknown => Reflect.get(Object(fromJson(body)), 'type');

function protocolsOf({ headers = {} }: SocketEvent): readonly string[] {
  const [, value = ''] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'sec-websocket-protocol') ?? [];
  return value.split(',').map((protocol) => protocol.trim());
}
