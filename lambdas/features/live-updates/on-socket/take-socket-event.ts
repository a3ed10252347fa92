import type { FROM_DESK, FromDesk, ToDesk } from '../../../../contract/socket.ts';
import { SOCKET_PROTOCOL, TICKET_PREFIX } from '../../../../contract/socket-names.ts';
import { fromJson } from '../../../runtime/from-json.ts';
import type { Admits } from '../../../runtime/http-handler.ts';
import { type NameBook, readNames } from '../../../store/names.ts';
import { isOffered } from '../../../store/offered-to.ts';
import { readPresence } from '../../../store/read-presence.ts';
import { burnTicket } from '../../../store/socket-tickets.ts';
import {
  forgetSocket,
  ownerOfSocket,
  rememberSocket,
  type Socket,
  type SocketOwner,
  socketsOfAgent,
  unwatchPresence,
  watchPresence,
} from '../../../store/sockets.ts';
import { endSocket, type Sender } from '../push/send-to.ts';
import { toDesk } from '../push/to-desk.ts';

const TICKET = /^[\w-]{1,128}$/;

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
  readonly admits: Admits;
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

async function open(
  socket: Socket,
  event: SocketEvent,
  nowMs: number,
  { book, origins, admits, senderOf }: SocketServices,
): Promise<SocketAnswer> {
  if (!(await admits(event.headers ?? {}))) return { statusCode: 403 };
  // Every browser sends it with a handshake, and no script can change it (RFC 6455, section 10.2). First of all: a page elsewhere burns no ticket.
  if (!origins.includes(headerOf(event, 'origin') ?? '')) return { statusCode: 403 };
  const protocols = (headerOf(event, 'sec-websocket-protocol') ?? '').split(',').map((protocol) => protocol.trim());
  if (!protocols.includes(SOCKET_PROTOCOL)) return { statusCode: 400 };
  const ticket = protocols.flatMap(ticketIn)[0];
  const used = ticket === undefined ? null : await burnTicket(book.ledger, ticket, nowMs);
  if (used === null) return { statusCode: 401 };
  await rememberSocket(book.ledger, socket, { agentArn: used.agentArn, untilMs: used.socketUntilMs, nowMs });
  await endOldest(used.agentArn, nowMs, { book, senderOf });
  // A browser gives up a socket whose server names none of the protocols it asked for. The ticket is never repeated.
  return { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': SOCKET_PROTOCOL } };
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

const ticketIn = (protocol: string): readonly string[] => {
  const ticket = protocol.startsWith(TICKET_PREFIX) ? protocol.slice(TICKET_PREFIX.length) : '';
  return TICKET.test(ticket) ? [ticket] : [];
};

/** Each message does something and gives the type of its answer. */
const MESSAGES: { readonly [Type in FromDesk]: Message<(typeof FROM_DESK)[Type]['answers'][number]> } = {
  ping: async () => 'pong',
  'watch-presence': watch,
  'unwatch-presence': ({ socket, book }) => unwatch(socket, book),
};
const BY_TYPE: ReadonlyMap<unknown, Message> = new Map<unknown, Message>(Object.entries(MESSAGES));

interface Speaker {
  readonly socket: Socket;
  readonly owner: SocketOwner;
  readonly nowMs: number;
  readonly book: NameBook;
}
type Message<Answer extends ToDesk['type'] = ToDesk['type']> = (speaker: Speaker) => Promise<Answer>;

/** An agent who may not see the directory may not follow presences either; checked each time the desk asks. */
async function watch({ socket, owner, nowMs, book }: Speaker): Promise<'watching' | 'unwatched'> {
  const { ledger } = book;
  const offered = isOffered(await readPresence(ledger, owner.agentArn), await readNames(book, nowMs));
  if (!offered) return unwatch(socket, book);
  await watchPresence(ledger, socket, { untilMs: owner.untilMs, nowMs });
  return 'watching';
}

async function unwatch({ connectionId }: Socket, { ledger }: NameBook): Promise<'unwatched'> {
  await unwatchPresence(ledger, connectionId);
  return 'unwatched';
}

/** Every message is answered: that is how a desk knows that the line is up. A socket whose token has ended is closed instead. */
async function take(socket: Socket, body: string, nowMs: number, { book, senderOf }: SocketServices): Promise<SocketAnswer> {
  const owner = await ownerOfSocket(book.ledger, socket.connectionId, nowMs);
  if (!owner) return end(socket, book, senderOf);
  const message = BY_TYPE.get(typeOf(body));
  if (!message) return { statusCode: 400, body: toDesk({ type: 'not-understood' }) };
  return { statusCode: 200, body: JSON.stringify({ type: await message({ socket, owner, nowMs, book }) }) };
}

/** Forgotten first: even where it cannot be closed, nothing is sent to it any more. */
async function end(socket: Socket, { ledger }: NameBook, senderOf: SocketServices['senderOf']): Promise<SocketAnswer> {
  await forgetSocket(ledger, socket.connectionId);
  await endSocket(socket, senderOf);
  return { statusCode: 401, body: toDesk({ type: 'ended' }) };
}

const typeOf = (body: string): unknown => Reflect.get(Object(fromJson(body)), 'type');

const headerOf = ({ headers = {} }: SocketEvent, wanted: string): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
