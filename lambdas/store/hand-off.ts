import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { KeptSession } from '../../domain/hand-off/hand-off.ts';
import { batchGet } from './batch-get.ts';
import { isExpired } from './expiry.ts';
import { handOffContactId, handOffHash, handOffKey, handOffNewsKey, handOffRefKey } from './keys.ts';
import type { Ledger } from './ledger.ts';
import type { Item } from './query-all.ts';
import { isTombstone, NOT_ERASED } from './tombstone.ts';

/** A contact that was passed to AI agents, and what they handed over. */
export interface HandOffs {
  readonly contactId: string;
  /** When it was passed, ISO 8601, by the AI agent's name. */
  readonly passes: Readonly<Record<string, string>>;
  /** By a name of the store's own (`sessionOf`). */
  readonly sessions: Readonly<Record<string, KeptSession>>;
}

const PASSED = 'passed ';
const SESSION = 'session ';
const VERSION = 'version ';
/** How long an AI agent may hand over by the code of a pass, and a message's id is known. */
const REF_SECONDS = 86_400;

/** The name of the attribute that holds a session: of a fixed length, whatever the AI agent calls it. */
const sessionName = (aiAgent: string, sessionId: string): string => handOffHash(aiAgent, sessionId).slice(0, 32);

/** That a contact is passed to an AI agent. Instants in milliseconds since 1970 UTC. */
export interface Pass {
  readonly contactId: string;
  readonly aiAgent: string;
  /** Ten digits that are dialled to the AI agent, by which it can name the contact. */
  readonly code: string;
  readonly nowMs: number;
  /** When DynamoDB may delete what is handed over, in seconds since 1970 UTC. */
  readonly expiresAt: number;
}

/**
 * Notes that a contact is passed to an AI agent: without that nothing is taken for it.
 * @returns false when the code is taken, or the contact was erased
 * @throws what the SDK throws
 */
export async function putPass({ db, tableName }: Ledger, { contactId, aiAgent, code, nowMs, expiresAt }: Pass): Promise<boolean> {
  const codeItem = { ...handOffRefKey('code', aiAgent, code), contactId: { S: contactId }, ...expiring(nowMs) };
  try {
    await db.send(
      new PutItemCommand({
        TableName: tableName,
        Item: codeItem,
        ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
        ExpressionAttributeValues: { ':now': seconds(nowMs) },
      }),
    );
    await db.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: handOffKey(contactId),
        UpdateExpression: 'SET #passed = :at, expiresAt = :end',
        ConditionExpression: NOT_ERASED,
        ExpressionAttributeNames: { '#passed': `${PASSED}${aiAgent}` },
        ExpressionAttributeValues: { ':at': { S: new Date(nowMs).toISOString() }, ':end': { N: String(expiresAt) } },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** The contact that an AI agent names by a code or a session; null for none. Strongly consistent. */
export async function contactNamed(
  ledger: Ledger,
  kind: 'code' | 'session',
  aiAgent: string,
  named: string,
  nowMs: number,
): Promise<string | null> {
  return (await readRef(ledger, kind, aiAgent, named, nowMs))?.contactId?.S ?? null;
}

/** What is known of a message that was taken before; null for a new one. Strongly consistent. */
export async function messageTaken(ledger: Ledger, aiAgent: string, messageId: string, nowMs: number): Promise<TakenMessage | null> {
  const item = await readRef(ledger, 'message', aiAgent, messageId, nowMs);
  return item ? { bodyHash: item.bodyHash?.S ?? '', version: Number(item.version?.N) } : null;
}

/** A message that was taken. */
export interface TakenMessage {
  readonly bodyHash: string;
  /** The version of the session that it made. */
  readonly version: number;
}

async function readRef({ db, tableName }: Ledger, kind: 'code' | 'session' | 'message', aiAgent: string, named: string, nowMs: number) {
  const Key = handOffRefKey(kind, aiAgent, named);
  const { Item } = await db.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
  return Item && !isExpired(Item, nowMs) ? Item : null;
}

/** What was handed over with these contacts, those without anything left out. Strongly consistent. */
export async function readHandOffs(ledger: Ledger, contactIds: readonly string[], nowMs: number): Promise<readonly HandOffs[]> {
  const items = await batchGet(ledger, contactIds.map(handOffKey));
  return items.filter((item) => !isExpired(item, nowMs) && !isTombstone(item)).map(handOffsOf);
}

/** The session of an AI agent among what was handed over. @param sessionId as the AI agent calls it, unmasked */
export const sessionOf = ({ sessions }: HandOffs, aiAgent: string, sessionId: string): KeptSession | null =>
  sessions[sessionName(aiAgent, sessionId)] ?? null;

/** A session to keep, with the message that made it. */
export interface SessionWrite {
  readonly contactId: string;
  readonly aiAgent: string;
  /** The AI agent's own id of the session, unmasked: it names the session and is kept as a hash. */
  readonly sessionId: string;
  readonly session: KeptSession;
  readonly message: TakenMessage & { readonly id: string };
  readonly nowMs: number;
  /** Seconds since 1970 UTC. */
  readonly expiresAt: number;
}

/**
 * Keeps a session, that its message was taken, and which contact it is of, in one transaction.
 * @returns `refused` when another post was faster or the contact was erased: read again; `too-large` when the contact's item would not hold it
 * @throws what the SDK throws
 */
export async function putSession({ db, tableName: TableName }: Ledger, write: SessionWrite): Promise<'kept' | 'refused' | 'too-large'> {
  const { contactId, aiAgent, sessionId, session, message, nowMs, expiresAt } = write;
  const name = sessionName(aiAgent, sessionId);
  const version = { version: { N: String(session.version) } };
  const Update = {
    TableName,
    Key: handOffKey(contactId),
    UpdateExpression: 'SET #session = :session, #version = :version, expiresAt = :end',
    ConditionExpression: `${NOT_ERASED} AND attribute_exists(#passed) AND ${session.version === 1 ? 'attribute_not_exists(#version)' : '#version = :before'}`,
    ExpressionAttributeNames: { '#session': `${SESSION}${name}`, '#version': `${VERSION}${name}`, '#passed': `${PASSED}${aiAgent}` },
    ExpressionAttributeValues: {
      ':session': { S: JSON.stringify(session) },
      ':version': { N: String(session.version) },
      ':end': { N: String(expiresAt) },
      ...(session.version > 1 && { ':before': { N: String(session.version - 1) } }),
    },
  };
  const taken = {
    ...handOffRefKey('message', aiAgent, message.id),
    bodyHash: { S: message.bodyHash },
    version: { N: String(message.version) },
    ...expiring(nowMs),
  };
  const named = { ...handOffRefKey('session', aiAgent, sessionId), contactId: { S: contactId }, expiresAt: { N: String(expiresAt) } };
  const isNew = 'attribute_not_exists(pk) OR expiresAt <= :now';
  const Put = {
    TableName,
    Item: named,
    ConditionExpression: `${isNew} OR contactId = :contact`,
    ExpressionAttributeValues: { ':now': seconds(nowMs), ':contact': { S: contactId } },
  };
  const taking = { TableName, Item: taken, ConditionExpression: isNew, ExpressionAttributeValues: { ':now': seconds(nowMs) } };
  const news = { TableName, Item: { ...handOffNewsKey(contactId), at: { S: session.postedAt }, ...version, ...expiring(nowMs) } };
  try {
    await db.send(new TransactWriteItemsCommand({ TransactItems: [{ Update }, { Put }, { Put: taking }, { Put: news }] }));
    return 'kept';
  } catch (error) {
    const codes = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []).map(({ Code }) => Code) : [];
    if (codes.includes('ConditionalCheckFailed') || codes.includes('TransactionConflict')) return 'refused';
    // An item that grows beyond 400 KB (DynamoDB API reference, TransactWriteItems, "Item size to update has exceeded the maximum allowed size").
    if (codes.includes('ValidationError')) return 'too-large';
    throw error;
  }
}

function handOffsOf(item: Item): HandOffs {
  const named = (prefix: string) => Object.entries(item).filter(([name]) => name.startsWith(prefix));
  return {
    contactId: handOffContactId(item.pk?.S) ?? '',
    passes: Object.fromEntries(named(PASSED).map(([name, value]) => [name.slice(PASSED.length), value.S ?? ''])),
    sessions: Object.fromEntries(
      named(SESSION).map(([name, value]) => [name.slice(SESSION.length), JSON.parse(value.S ?? '{}') as KeptSession]),
    ),
  };
}

const seconds = (ms: number) => ({ N: String(Math.floor(ms / 1000)) });
const expiring = (nowMs: number) => ({ expiresAt: { N: String(Math.floor(nowMs / 1000) + REF_SECONDS) } });
