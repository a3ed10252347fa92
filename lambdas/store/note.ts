import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Note } from '../../domain/note/note.ts';
import { isExpired } from './expiry.ts';
import { noteKey } from './keys.ts';
import type { Ledger } from './ledger.ts';
import type { Item } from './query-all.ts';

/** The note of a chain; null when there is none, or when it has expired and DynamoDB has not deleted it yet. Strongly consistent. */
export async function readNote({ db, tableName }: Ledger, root: string, nowMs: number): Promise<Note | null> {
  const { Item } = await db.send(new GetItemCommand({ TableName: tableName, Key: noteKey(root), ConsistentRead: true }));
  return Item && !isExpired(Item, nowMs) ? noteOf(Item) : null;
}

/** A note to write over the one before it, version `note.version - 1`. */
export interface NoteWrite {
  readonly root: string;
  readonly note: Note;
  /** When DynamoDB may delete it, in seconds since 1970 UTC. */
  readonly expiresAt: number;
  /** Milliseconds since 1970 UTC. */
  readonly nowMs: number;
}

/**
 * Writes a note, unless the one that is there is not the one it was written over: then nothing is written, and that one is given back.
 * @throws what the SDK throws
 */
export async function putNote({ db, tableName }: Ledger, write: NoteWrite): Promise<{ readonly wrote: boolean; readonly note: Note }> {
  const { root, note, expiresAt, nowMs } = write;
  const { version, ...words } = note;
  const texts = Object.entries(words).map(([name, value]) => [name, { S: value }]);
  try {
    await db.send(
      new PutItemCommand({
        TableName: tableName,
        Item: { ...noteKey(root), ...Object.fromEntries(texts), version: { N: String(version) }, expiresAt: { N: String(expiresAt) } },
        ...(version === 1 ? noneYet(nowMs) : over(version - 1)),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return { wrote: true, note };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException && error.Item) return { wrote: false, note: noteOf(error.Item) };
    throw error;
  }
}

const noneYet = (nowMs: number) => ({
  ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
  ExpressionAttributeValues: { ':now': { N: String(Math.floor(nowMs / 1000)) } },
});

const over = (version: number) => ({
  ConditionExpression: 'version = :before',
  ExpressionAttributeValues: { ':before': { N: String(version) } },
});

const noteOf = ({ reason, matters, tried, version, by, at }: Item): Note => ({
  reason: reason?.S ?? '',
  matters: matters?.S ?? '',
  tried: tried?.S ?? '',
  version: Number(version?.N),
  by: by?.S ?? '',
  at: at?.S ?? '',
});
