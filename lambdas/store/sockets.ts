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

/** API Gateway ends a connection after two hours (quotas of WebSocket APIs); what is older was left behind. */
const OPEN_AT_MOST_SECONDS = 2 * 3_600 + 60;
/** A desk says again that it is watching, more often than this. */
const WATCH_SECONDS = 150;

const expiry = (nowMs: number, seconds: number) => ({ N: String(Math.floor(nowMs / 1000) + seconds) });

/** Remembers a socket under its connection and under its agent. */
export async function rememberSocket({ db, tableName }: Ledger, socket: Socket, agentArn: string, nowMs: number): Promise<void> {
  const expiresAt = expiry(nowMs, OPEN_AT_MOST_SECONDS);
  const put = (Item: Item) => ({ Put: { TableName: tableName, Item: { ...Item, expiresAt } } });
  const TransactItems = [
    put({ ...socketKey(socket.connectionId), agentArn: { S: agentArn } }),
    put({ ...agentSocketKey(agentArn, socket.connectionId), endpoint: { S: socket.endpoint } }),
  ];
  await db.send(new TransactWriteItemsCommand({ TransactItems }));
}

/** Forgets a socket, wherever it is remembered; nothing happens when it is not. */
export async function forgetSocket({ db, tableName }: Ledger, connectionId: string): Promise<void> {
  const remove = async (Key: Key) => db.send(new DeleteItemCommand({ TableName: tableName, Key, ReturnValues: 'ALL_OLD' }));
  const [{ Attributes }] = await Promise.all([remove(socketKey(connectionId)), remove(watchKey(connectionId))]);
  if (Attributes?.agentArn?.S) await remove(agentSocketKey(Attributes.agentArn.S, connectionId));
}

/** Whose socket it is; undefined for one that is not remembered. */
export async function agentOfSocket({ db, tableName }: Ledger, connectionId: string): Promise<string | undefined> {
  const { Item } = await db.send(new GetItemCommand({ TableName: tableName, Key: socketKey(connectionId) }));
  return Item?.agentArn?.S;
}

/** A desk wants to hear of every change of presence, for two minutes and a half from now. */
export async function watchPresence({ db, tableName }: Ledger, { connectionId, endpoint }: Socket, nowMs: number): Promise<void> {
  const Item = { ...watchKey(connectionId), endpoint: { S: endpoint }, expiresAt: expiry(nowMs, WATCH_SECONDS) };
  await db.send(new PutItemCommand({ TableName: tableName, Item }));
}

/** A desk has heard enough. */
export async function unwatchPresence({ db, tableName }: Ledger, connectionId: string): Promise<void> {
  await db.send(new DeleteItemCommand({ TableName: tableName, Key: watchKey(connectionId) }));
}

/** The open sockets of an agent. */
export const socketsOfAgent = (ledger: Ledger, agentArn: string, nowMs: number): Promise<readonly Socket[]> =>
  openSockets(ledger, agentSocketKey(agentArn, ''), nowMs);

/** The sockets of all desks that watch presence now. */
export const presenceWatchers = (ledger: Ledger, nowMs: number): Promise<readonly Socket[]> => openSockets(ledger, watchKey(''), nowMs);

async function openSockets(ledger: Ledger, { pk, sk }: Key, nowMs: number): Promise<readonly Socket[]> {
  const items = await queryAll(ledger, {
    KeyConditionExpression: 'pk = :p AND begins_with(sk, :s)',
    ExpressionAttributeValues: { ':p': pk, ':s': sk },
  });
  return items.flatMap(({ sk, endpoint, expiresAt }) =>
    sk?.S && endpoint?.S && Number(expiresAt?.N) * 1000 > nowMs ? [{ connectionId: connectionIdOf(sk.S), endpoint: endpoint.S }] : [],
  );
}
