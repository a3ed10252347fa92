import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Note, NoteVersion } from '../../contract/schemas/note.ts';
import { EARLIER_VERSIONS, type NoteText } from '../../domain/note/note.ts';
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
  readonly note: NoteText & NoteVersion;
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
export async function putNote(ledger: Ledger, write: NoteWrite): Promise<PutNote> {
  try {
    return { wrote: true, note: await (write.note.version === 1 ? putFirst(ledger, write) : putOver(ledger, write)) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { wrote: false, note: liveNote(error.Item, write.nowMs) };
  }
}

/** In place of all that an expired note has left. */
async function putFirst({ db, tableName }: Ledger, { root, note, expiresAt, nowMs }: NoteWrite): Promise<Note> {
  await db.send(
    new PutItemCommand({
      TableName: tableName,
      Item: { ...noteKey(root), ...attributesOf(note, expiresAt) },
      ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
      ExpressionAttributeValues: { ':now': seconds(nowMs) },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    }),
  );
  return { ...note, earlier: [] };
}

/** Adds who writes this version to those who wrote the ones before, in one write: a list could not be kept short in it. */
async function putOver({ db, tableName }: Ledger, { root, note, expiresAt, nowMs }: NoteWrite): Promise<Note> {
  const attributes = Object.entries(attributesOf(note, expiresAt));
  const { Attributes } = await db.send(
    new UpdateItemCommand({
      TableName: tableName,
      Key: noteKey(root),
      UpdateExpression: `SET ${attributes.map((_, i) => `#a${i} = :a${i}`).join(', ')} REMOVE #gone`,
      ConditionExpression: '#version = :before AND expiresAt > :now',
      ExpressionAttributeNames: {
        ...Object.fromEntries(attributes.map(([name], i) => [`#a${i}`, name])),
        '#version': 'version',
        '#gone': writerOf(note.version - EARLIER_VERSIONS - 1),
      },
      ExpressionAttributeValues: {
        ...Object.fromEntries(attributes.map(([, value], i) => [`:a${i}`, value])),
        ':before': { N: String(note.version - 1) },
        ':now': seconds(nowMs),
      },
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    }),
  );
  return noteOf(Attributes ?? {});
}

function attributesOf({ reason, matters, tried, version, by, at }: NoteWrite['note'], expiresAt: number): Item {
  const writer = { M: { by: { S: by }, at: { S: at } } };
  const texts = { reason: { S: reason }, matters: { S: matters }, tried: { S: tried }, by: { S: by }, at: { S: at } };
  return { ...texts, version: { N: String(version) }, expiresAt: { N: String(expiresAt) }, [writerOf(version)]: writer };
}

/** The attribute that says who wrote a version. */
const writerOf = (version: number): string => `writer${version}`;
const WRITER = /^writer(\d+)$/;

/**
 * Says that this version of a chain's note was written, for readers of the table's stream: what they cannot take is kept longer than a note.
 * @throws what the SDK throws
 */
export async function putNoteNews({ db, tableName }: Ledger, { root, note, expiresAt }: Omit<NoteWrite, 'nowMs'>): Promise<void> {
  const Item = { ...noteNewsKey(root), version: { N: String(note.version) }, at: { S: note.at }, expiresAt: { N: String(expiresAt) } };
  await db.send(new PutItemCommand({ TableName: tableName, Item }));
}

const seconds = (ms: number) => ({ N: String(Math.floor(ms / 1000)) });

const liveNote = (item: Item | undefined, nowMs: number): Note | null => (item && !isExpired(item, nowMs) ? noteOf(item) : null);

function noteOf(item: Item): Note {
  const { reason, matters, tried, by, at } = item;
  const version = Number(item.version?.N);
  return {
    reason: reason?.S ?? '',
    matters: matters?.S ?? '',
    tried: tried?.S ?? '',
    version,
    by: by?.S ?? '',
    at: at?.S ?? '',
    earlier: writersIn(item).filter((one) => one.version < version),
  };
}

const writersIn = (item: Item): readonly NoteVersion[] =>
  Object.entries(item)
    .flatMap(([name, value]) => {
      const version = Number(WRITER.exec(name)?.[1]);
      return version > 0 ? [{ version, by: value.M?.by?.S ?? '', at: value.M?.at?.S ?? '' }] : [];
    })
    .sort((a, b) => a.version - b.version);
