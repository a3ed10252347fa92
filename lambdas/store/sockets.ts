import { DeleteItemCommand, GetItemCommand, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { agentSocketKey, connectionIdOf, type Key, socketKey, watchKey } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { type Item, queryAll } from './query-all.ts';

/** An open socket of a desk, and where its API takes what is sent to it. */
export interface Socket {
  readonly connectionId: string;
  /** `https://<api>/<stage>` */
  readonly endpoint: string;
}

/** API Gateway ends a connection after two hours (API Gateway Developer Guide, quotas of WebSocket APIs). */
export const OPEN_AT_MOST_MS = 2 * 3_600_000;
/** A desk says again that it is watching, more often than this. */
const WATCH_MS = 150_000;

/** Whose a socket is, and until when: the end of the token that asked for it, in milliseconds since 1970 UTC. */
export interface SocketOwner {
  readonly agentArn: string;
  readonly untilMs: number;
}

/** In whole seconds and not a moment late. */
const expiry = (atMs: number) => ({ N: String(Math.floor(atMs / 1000)) });

/** Remembers a socket under its connection and under its agent, until it ends. @param nowMs when it is opened, in milliseconds since 1970 UTC */
export async function rememberSocket(
  { db, tableName }: Ledger,
  socket: Socket,
  { agentArn, untilMs, nowMs }: SocketOwner & { readonly nowMs: number },
): Promise<void> {
  const expiresAt = expiry(untilMs);
  const put = (Item: Item) => ({ Put: { TableName: tableName, Item: { ...Item, expiresAt } } });
  const TransactItems = [
    put({ ...socketKey(socket.connectionId), agentArn: { S: agentArn } }),
    put({ ...agentSocketKey(agentArn, socket.connectionId), endpoint: { S: socket.endpoint }, openedAt: { N: String(nowMs) } }),
  ];
  await db.send(new TransactWriteItemsCommand({ TransactItems }));
}

/** Forgets a socket, wherever it is remembered; nothing happens when it is not. */
export async function forgetSocket({ db, tableName }: Ledger, connectionId: string): Promise<void> {
  const remove = async (Key: Key) => db.send(new DeleteItemCommand({ TableName: tableName, Key, ReturnValues: 'ALL_OLD' }));
  const [{ Attributes }] = await Promise.all([remove(socketKey(connectionId)), remove(watchKey(connectionId))]);
  if (Attributes?.agentArn?.S) await remove(agentSocketKey(Attributes.agentArn.S, connectionId));
}

/** Whose socket it is; undefined for one that has ended or is not remembered. Strongly consistent: a desk speaks as soon as its socket is open. */
export async function ownerOfSocket({ db, tableName }: Ledger, connectionId: string, nowMs: number): Promise<SocketOwner | undefined> {
  const { Item } = await db.send(new GetItemCommand({ TableName: tableName, Key: socketKey(connectionId), ConsistentRead: true }));
  const [agentArn, untilMs] = [Item?.agentArn?.S, Number(Item?.expiresAt?.N) * 1_000];
  return agentArn && untilMs > nowMs ? { agentArn, untilMs } : undefined;
}

/** A desk wants to know of every change of presence, until then: two minutes and a half from now, or the end of its socket. */
export async function watchPresence(
  { db, tableName }: Ledger,
  { connectionId, endpoint }: Socket,
  { untilMs, nowMs }: Pick<SocketOwner, 'untilMs'> & { readonly nowMs: number },
): Promise<void> {
  const expiresAt = expiry(Math.min(untilMs, nowMs + WATCH_MS));
  const Item = { ...watchKey(connectionId), endpoint: { S: endpoint }, expiresAt };
  await db.send(new PutItemCommand({ TableName: tableName, Item }));
}

/** A desk has heard enough. */
export async function unwatchPresence({ db, tableName }: Ledger, connectionId: string): Promise<void> {
  await db.send(new DeleteItemCommand({ TableName: tableName, Key: watchKey(connectionId) }));
}

/** The open sockets of an agent, those that were opened last first. */
export const socketsOfAgent = (ledger: Ledger, agentArn: string, nowMs: number): Promise<readonly Socket[]> =>
  openSockets(ledger, agentSocketKey(agentArn, ''), nowMs);

/** The sockets of all desks that watch presence now. */
export const presenceWatchers = (ledger: Ledger, nowMs: number): Promise<readonly Socket[]> => openSockets(ledger, watchKey(''), nowMs);

async function openSockets(ledger: Ledger, { pk, sk }: Key, nowMs: number): Promise<readonly Socket[]> {
  const items = await queryAll(ledger, {
    KeyConditionExpression: 'pk = :p AND begins_with(sk, :s)',
    ExpressionAttributeValues: { ':p': pk, ':s': sk },
  });
  const newestFirst = items.toSorted((a, b) => Number(b.openedAt?.N ?? 0) - Number(a.openedAt?.N ?? 0));
  return newestFirst.flatMap(({ sk, endpoint, expiresAt }) =>
    sk?.S && endpoint?.S && Number(expiresAt?.N) * 1000 > nowMs ? [{ connectionId: connectionIdOf(sk.S), endpoint: endpoint.S }] : [],
  );
}
