import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Names } from '../../domain/names.ts';
import { namesKey } from './keys.ts';
import type { Ledger } from './ledger.ts';

/** Names as of the last reading; one per process. */
export interface NameBook {
  readonly ledger: Ledger;
  read: { readonly names: Names; readonly untilMs: number } | null;
}

/** A deployment may change them; five minutes later every function has seen it. */
const BELIEVED_MS = 5 * 60_000;
const NOBODY: Names = { agents: [], queues: [], externals: [] };

export const openNameBook = (ledger: Ledger): NameBook => ({ ledger, read: null });

/** The names of the config, as of five minutes ago at most. @param nowMs milliseconds since 1970 UTC */
export async function readNames(book: NameBook, nowMs: number): Promise<Names> {
  if (book.read && book.read.untilMs > nowMs) return book.read.names;
  const { db, tableName } = book.ledger;
  const { Item } = await db.send(new GetItemCommand({ TableName: tableName, Key: namesKey }));
  const names = Item?.names?.S ? (JSON.parse(Item.names.S) as Names) : NOBODY;
  book.read = { names, untilMs: nowMs + BELIEVED_MS };
  return names;
}

/** The ids of the config's agents, as presences have them: the last part of their ARNs. */
export const agentIdsIn = ({ agents }: Pick<Names, 'agents'>): ReadonlySet<string> =>
  new Set(agents.map(({ id }) => id.slice(id.lastIndexOf('/') + 1)));

/** Writes the names of the config over those of the deployment before: one item, a tenth of what one may hold for 400 of them. */
export async function putNames({ db, tableName }: Ledger, names: Names): Promise<void> {
  await db.send(new PutItemCommand({ TableName: tableName, Item: { ...namesKey, names: { S: JSON.stringify(names) } } }));
}
