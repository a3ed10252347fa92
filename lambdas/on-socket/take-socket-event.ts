import { endSocket, type Sender } from '../push/send-to.ts';
import { fromJson } from '../runtime/from-json.ts';
import { type NameBook, readNames } from '../store/names.ts';
import { isOffered } from '../store/offered-to.ts';
import { readPresence } from '../store/read-presence.ts';
import { burnTicket } from '../store/socket-tickets.ts';
import {
  forgetSocket,
  ownerOfSocket,
  rememberSocket,
  type Socket,
  type SocketOwner,
  socketsOfAgent,
  unwatchPresence,
  watchPresence,
} from '../store/sockets.ts';

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

/** What the function needs; built once for each cold start. */
export interface SocketServices {
  readonly book: NameBook;
  /** Origins of the pages that may open a socket. */
  readonly origins: readonly string[];
  readonly senderOf: (endpoint: string) => Sender;
}

/** Opens, serves and forgets the sockets of desks (`docs/api.md`). @param nowMs milliseconds since 1970 UTC */
export async function takeSocketEvent(event: SocketEvent, nowMs: number, services: SocketServices): Promise<SocketAnswer> {
  const { eventType, connectionId, domainName, stage } = event.requestContext;
  const socket: Socket = { connectionId, endpoint: `https://${domainName}/${stage}` };
  if (eventType === 'CONNECT') return open(socket, event, nowMs, services);
  if (eventType === 'MESSAGE') return take(socket, event.body ?? '', nowMs, services);
  await forgetSocket(services.book.ledger, connectionId);
  return { statusCode: 200 };
}

async function open(socket: Socket, event: SocketEvent, nowMs: number, { book, origins, senderOf }: SocketServices): Promise<SocketAnswer> {
  // Every browser sends it with a handshake, and no script can change it (RFC 6455, section 10.2). First of all: a page elsewhere burns no ticket.
  if (!origins.includes(headerOf(event, 'origin') ?? '')) return { statusCode: 403 };
  const protocols = (headerOf(event, 'sec-websocket-protocol') ?? '').split(',').map((protocol) => protocol.trim());
  if (!protocols.includes(PROTOCOL)) return { statusCode: 400 };
  const ticket = protocols.flatMap((protocol) => TICKET.exec(protocol)?.[1] ?? [])[0];
  const used = ticket === undefined ? null : await burnTicket(book.ledger, ticket, nowMs);
  if (used === null) return { statusCode: 401 };
  await rememberSocket(book.ledger, socket, { agentArn: used.agentArn, untilMs: used.socketUntilMs, nowMs });
  await endOldest(used.agentArn, nowMs, { book, senderOf });
  // A browser gives up a socket whose server names none of the protocols it asked for. The ticket is never repeated.
  return { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': PROTOCOL } };
}

/**
 * Sockets of one agent: a desk has one in each tab, and for a moment two. Each is sent every presence and every change of their calls, and a page that opened
 * hundreds would hold up what is sent to everybody.
 */
const SOCKETS_OF_AN_AGENT = 10;

async function endOldest(agentArn: string, nowMs: number, { book, senderOf }: Pick<SocketServices, 'book' | 'senderOf'>): Promise<void> {
  const tooMany = (await socketsOfAgent(book.ledger, agentArn, nowMs)).slice(SOCKETS_OF_AN_AGENT);
  for (const socket of tooMany) {
    await forgetSocket(book.ledger, socket.connectionId);
    await endSocket(socket, senderOf);
  }
}

/** What a desk may say; each does something and gives the type of its answer. */
const MESSAGES: ReadonlyMap<unknown, Message> = new Map<unknown, Message>([
  ['ping', async () => 'pong'],
  ['watch-presence', watch],
  ['unwatch-presence', ({ socket, book }) => unwatch(socket, book)],
]);

interface Speaker {
  readonly socket: Socket;
  readonly owner: SocketOwner;
  readonly nowMs: number;
  readonly book: NameBook;
}
type Message = (speaker: Speaker) => Promise<string>;

/** An agent who may not see the directory may not follow presences either; checked each time the desk asks. */
async function watch({ socket, owner, nowMs, book }: Speaker): Promise<string> {
  const { ledger } = book;
  const offered = isOffered(await readPresence(ledger, owner.agentArn), await readNames(book, nowMs));
  if (!offered) return unwatch(socket, book);
  await watchPresence(ledger, socket, { untilMs: owner.untilMs, nowMs });
  return 'watching';
}

async function unwatch({ connectionId }: Socket, { ledger }: NameBook): Promise<string> {
  await unwatchPresence(ledger, connectionId);
  return 'unwatched';
}

/** Every message is answered: that is how a desk knows that the line is up. A socket whose token has ended is closed instead. */
async function take(socket: Socket, body: string, nowMs: number, { book, senderOf }: SocketServices): Promise<SocketAnswer> {
  const owner = await ownerOfSocket(book.ledger, socket.connectionId, nowMs);
  if (!owner) return end(socket, book, senderOf);
  const message = MESSAGES.get(typeOf(body));
  if (!message) return { statusCode: 400, body: JSON.stringify({ type: 'not-understood' }) };
  return { statusCode: 200, body: JSON.stringify({ type: await message({ socket, owner, nowMs, book }) }) };
}

/** Forgotten first: even where it cannot be closed, nothing is sent to it any more. */
async function end(socket: Socket, { ledger }: NameBook, senderOf: SocketServices['senderOf']): Promise<SocketAnswer> {
  await forgetSocket(ledger, socket.connectionId);
  await endSocket(socket, senderOf);
  return { statusCode: 401, body: JSON.stringify({ type: 'ended' }) };
}

const typeOf = (body: string): unknown => Reflect.get(Object(fromJson(body)), 'type');

const headerOf = ({ headers = {} }: SocketEvent, wanted: string): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
