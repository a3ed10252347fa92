import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Note } from '../../domain/note/note.ts';
import { isExpired } from './expiry.ts';
import { noteKey, noteNewsKey } from './keys.ts';
import type { Ledger } from './ledger.ts';
import type { Item } from './query-all.ts';

/** The note of a chain; null when there is none, or when it has expired and DynamoDB has not deleted it yet. Strongly consistent. */
export async function readNote({ db, tableName }: Ledger, root: string, nowMs: number): Promise<Note | null> {
  const { Item } = await db.send(new GetItemCommand({ TableName: tableName, Key: noteKey(root), ConsistentRead: true }));
  return liveNote(Item, nowMs);
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

/** What became of a note: it stands, or another one does, or, when the one it was written over has expired, none. */
export type PutNote = { readonly wrote: true; readonly note: Note } | { readonly wrote: false; readonly note: Note | null };

/**
 * Writes a note, unless the one that is there is not the one it was written over: then nothing is written, and that one is given back.
 * @throws what the SDK throws
 */
export async function putNote({ db, tableName }: Ledger, write: NoteWrite): Promise<PutNote> {
  const { root, note, expiresAt, nowMs } = write;
  const { version, ...words } = note;
  const texts = Object.entries(words).map(([name, value]) => [name, { S: value }]);
  try {
    await db.send(
      new PutItemCommand({
        TableName: tableName,
        Item: { ...noteKey(root), ...Object.fromEntries(texts), version: { N: String(version) }, expiresAt: { N: String(expiresAt) } },
        ...(version === 1 ? noneYet(nowMs) : over(version - 1, nowMs)),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return { wrote: true, note };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { wrote: false, note: liveNote(error.Item, nowMs) };
  }
}

/**
 * Says that this version of a chain's note was written, for readers of the table's stream: what they cannot take is kept longer than a note.
 * @throws what the SDK throws
 */
export async function putNoteNews({ db, tableName }: Ledger, { root, note, expiresAt }: Omit<NoteWrite, 'nowMs'>): Promise<void> {
  const Item = { ...noteNewsKey(root), version: { N: String(note.version) }, at: { S: note.at }, expiresAt: { N: String(expiresAt) } };
  await db.send(new PutItemCommand({ TableName: tableName, Item }));
}

const noneYet = (nowMs: number) => ({
  ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
  ExpressionAttributeValues: { ':now': seconds(nowMs) },
});

const over = (version: number, nowMs: number) => ({
  ConditionExpression: 'version = :before AND expiresAt > :now',
  ExpressionAttributeValues: { ':before': { N: String(version) }, ':now': seconds(nowMs) },
});

const seconds = (ms: number) => ({ N: String(Math.floor(ms / 1000)) });

const liveNote = (item: Item | undefined, nowMs: number): Note | null => (item && !isExpired(item, nowMs) ? noteOf(item) : null);

const noteOf = ({ reason, matters, tried, version, by, at }: Item): Note => ({
  reason: reason?.S ?? '',
  matters: matters?.S ?? '',
  tried: tried?.S ?? '',
  version: Number(version?.N),
  by: by?.S ?? '',
  at: at?.S ?? '',
});
