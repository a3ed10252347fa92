import { type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { type Contribution, diffContributions } from '../../domain/report/contribution-of.ts';
import { isConflict, isRefusal, reportUpdates, stillAs } from './commit-consult.ts';
import type { StoredConsult } from './consult-item.ts';
import { actionsKey, consultKey, handOffKey, idInShardOf, type Key, legKey, listItemKey, markerKey } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { retry } from './retry.ts';
import { SEEN_ERASED, tombstone } from './tombstone.ts';

/** A contact to erase, as it was read. */
export interface ContactToErase {
  readonly contactId: string;
  /** Roots of the chains that have a marker of it. */
  readonly roots: readonly string[];
  readonly row: StoredConsult | undefined;
  /** What its row is to count from now on: the same, under names that may be kept. */
  readonly contribution: Contribution;
  /** When what it counts may be deleted, and when its tombstones may, in seconds since 1970 UTC. */
  readonly countsExpireAt: number;
  readonly tombstoneExpiresAt: number;
  readonly retentionMonths: number;
}

/** TransactWriteItems takes at most this many (DynamoDB API reference). */
const ITEMS_PER_TRANSACTION = 100;

/**
 * Puts tombstones in the place of contacts, their actions and rows, and takes them out of chains and lists. What their rows have counted stays, in
 * a row that names nobody, so the report is still the sum of the rows. A call of a dozen contacts is one transaction; of a larger one the
 * facts go first, since without them nobody derives anything.
 * @returns `refused` when a row was written meanwhile: read again
 * @throws the last error when the table stays busy
 */
export async function eraseContacts(ledger: Ledger, contacts: readonly ContactToErase[]): Promise<'erased' | 'refused'> {
  const { tableName } = ledger;
  const groups = [...contacts.map((one) => factPuts(tableName, one)), ...contacts.map((one) => rowChanges(tableName, one))];
  for (const TransactItems of packed(groups)) {
    try {
      await retry(() => ledger.db.send(new TransactWriteItemsCommand({ TransactItems })), isConflict);
    } catch (error) {
      if (isRefusal(error)) return 'refused';
      throw error;
    }
  }
  return 'erased';
}

const factPuts = (TableName: string, { contactId, tombstoneExpiresAt }: ContactToErase): TransactWriteItem[] =>
  [legKey(contactId), actionsKey(contactId), handOffKey(contactId)].map((key) => ({
    Put: { TableName, Item: { ...key, ...tombstone(tombstoneExpiresAt) } },
  }));

function rowChanges(TableName: string, contact: ContactToErase): TransactWriteItem[] {
  const { contactId, roots, row, contribution, countsExpireAt, tombstoneExpiresAt, retentionMonths } = contact;
  const markers = roots.map((root) => markerKey(root, contactId));
  const lists = (row?.lists ?? []).map((key) => listItemKey(key, contactId));
  const deletes = [...markers, ...lists].map((Key) => ({ Delete: { TableName, Key } }));
  if (row?.seen === SEEN_ERASED) return deletes;
  const Item = { ...consultKey(contactId), seen: { S: SEEN_ERASED }, ...tombstone(tombstoneExpiresAt) };
  const asRead = row ? stillAs(row) : { ConditionExpression: 'attribute_not_exists(pk)' };
  const counts = { ...consultKey(idInShardOf(contactId)), ...countedRow(contribution, countsExpireAt) };
  const difference = diffContributions(row?.contribution ?? {}, contribution);
  return [
    { Put: { TableName, Item, ...asRead } },
    ...(Object.keys(contribution).length > 0 ? [{ Put: { TableName, Item: counts } }] : []),
    ...reportUpdates(TableName, { contactId, difference, retentionMonths }),
    ...deletes,
  ];
}

/** The attributes of a row that counts for an erased consult and names nobody. */
const countedRow = (contribution: Contribution, expiresAt: number) => ({
  seen: { S: SEEN_ERASED },
  contribution: { S: JSON.stringify(contribution) },
  ...tombstone(expiresAt),
});

/** A row of an erased consult, which names somebody in what it counts. */
export interface CountsToRename {
  readonly rowId: string;
  readonly before: Contribution;
  readonly after: Contribution;
  /** Seconds since 1970 UTC. */
  readonly expiresAt: number;
  readonly retentionMonths: number;
}

/** Lets what an erased consult has counted stand under another name. @returns `refused` when somebody else has done so meanwhile */
export async function renameCounts({ db, tableName }: Ledger, rename: CountsToRename): Promise<'erased' | 'refused'> {
  const { rowId, before, after, expiresAt, retentionMonths } = rename;
  const Put = {
    TableName: tableName,
    Item: { ...consultKey(rowId), ...countedRow(after, expiresAt) },
    ConditionExpression: 'contribution = :before',
    ExpressionAttributeValues: { ':before': { S: JSON.stringify(before) } },
  };
  const difference = diffContributions(before, after);
  const TransactItems = [{ Put }, ...reportUpdates(tableName, { contactId: rowId, difference, retentionMonths })];
  try {
    await retry(() => db.send(new TransactWriteItemsCommand({ TransactItems })), isConflict);
    return 'erased';
  } catch (error) {
    if (isRefusal(error)) return 'refused';
    throw error;
  }
}

// No transaction takes two changes of one item: consults of the same quarter of an hour may change the same number.
function packed(groups: readonly (readonly TransactWriteItem[])[]): TransactWriteItem[][] {
  const packs: { items: TransactWriteItem[]; names: Set<string> }[] = [];
  for (const group of groups) {
    const names = group.map(nameOf);
    const last = packs.at(-1);
    const fits = last && last.items.length + group.length <= ITEMS_PER_TRANSACTION && !names.some((name) => last.names.has(name));
    if (fits) last.items.push(...group);
    else packs.push({ items: [...group], names: new Set() });
    for (const name of names) packs.at(-1)?.names.add(name);
  }
  return packs.map(({ items }) => items).filter((items) => items.length > 0);
}

function nameOf({ Put, Delete, Update }: TransactWriteItem): string {
  const { pk, sk } = (Put?.Item ?? Delete?.Key ?? Update?.Key ?? {}) as Partial<Key>;
  return `${pk?.S}/${sk?.S}`;
}
