import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Disposition } from '../../contract/schemas/disposition.ts';
import { batchGet } from './batch-get.ts';
import { isExpired } from './expiry.ts';
import { disposedContactOf, dispositionKey, dispositionPrefix, writtenPartition } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { type Item, queryAll } from './query-all.ts';

/** A disposition to keep. */
export interface DispositionWrite {
  readonly root: string;
  readonly disposition: Disposition;
  /** When DynamoDB may delete it, in seconds since 1970 UTC. */
  readonly expiresAt: number;
}

/** Keeps how a contact was disposed of: its agent alone writes it, and the last word counts. @throws what the SDK throws */
export async function putDisposition({ db, tableName }: Ledger, { root, disposition, expiresAt }: DispositionWrite): Promise<void> {
  const { contactId, ...words } = disposition;
  const texts = Object.entries(words).map(([name, value]) => [name, { S: value }]);
  const Item = { ...dispositionKey(root, contactId), ...Object.fromEntries(texts), expiresAt: { N: String(expiresAt) } };
  await db.send(new PutItemCommand({ TableName: tableName, Item }));
}

/** How the contacts of a chain were disposed of, sorted by contact id; strongly consistent. */
export async function readDispositions(ledger: Ledger, root: string, nowMs: number): Promise<readonly Disposition[]> {
  const items = await queryAll(ledger, {
    KeyConditionExpression: 'pk = :p AND begins_with(sk, :s)',
    ExpressionAttributeValues: { ':p': { S: writtenPartition(root) }, ':s': { S: dispositionPrefix } },
    ConsistentRead: true,
  });
  return items.filter((item) => !isExpired(item, nowMs)).map(dispositionOf);
}

/** The codes that agents chose for these contacts, by contact id; strongly consistent. @throws LedgerBusyError */
export async function readDispositionCodes(
  ledger: Ledger,
  contacts: readonly { readonly root: string; readonly contactId: string }[],
  nowMs: number,
): Promise<Readonly<Record<string, string>>> {
  const keys = new Map(contacts.map(({ root, contactId }) => [contactId, dispositionKey(root, contactId)]));
  const items = (await batchGet(ledger, [...keys.values()])).filter((item) => !isExpired(item, nowMs)).map(dispositionOf);
  return Object.fromEntries(items.map(({ contactId, code }) => [contactId, code]));
}

const dispositionOf = ({ sk, code, notes, by, at }: Item): Disposition => ({
  contactId: disposedContactOf(sk?.S ?? ''),
  code: code?.S ?? '',
  notes: notes?.S ?? '',
  by: by?.S ?? '',
  at: at?.S ?? '',
});
