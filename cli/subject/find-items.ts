import { plainLogin } from '../../domain/login.ts';
import type { Contribution } from '../../domain/report/contribution-of.ts';
import { rootOf } from '../../domain/root-of.ts';
import { storedConsult } from '../../lambdas/store/consult-item.ts';
import { expiryIn } from '../../lambdas/store/expiry.ts';
import { consultIdOf, isReportPartition, type Key, legContactId, loginKey, namesKey, writtenRoot } from '../../lambdas/store/keys.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { legItem } from '../../lambdas/store/leg-item.ts';
import type { Item } from '../../lambdas/store/query-all.ts';
import { readLegs } from '../../lambdas/store/read-legs.ts';
import { scanItems } from '../../lambdas/store/scan-ledger.ts';
import { isTombstone } from '../../lambdas/store/tombstone.ts';
import { names, type Subject, saysNumber } from './subject.ts';

/** What of the table names a person. */
export interface FoundItems {
  /** Contacts whose facts or rows do. */
  readonly contactIds: Set<string>;
  /** Roots of their calls, and of those on which agents wrote of the person. */
  readonly roots: Set<string>;
  /** Rows of erased consults that count under their name. */
  readonly counts: { readonly rowId: string; readonly contribution: Contribution; readonly expiresAt: number | null }[];
  /** Numbers of the report under their name. */
  readonly numbers: Item[];
  /** Places in chains and lists: they go with their calls. */
  readonly places: Item[];
  /** Presence, login, sockets, tickets, and whatever kind of item is not known here. */
  readonly own: Item[];
  /** Whether the names of the config hold them: the config is to be changed. */
  inNames: boolean;
}

const SEGMENTS = 4;

/** Reads the whole table, once, and keeps what names the person. @param onSeen is given how many items were looked at */
export async function findItems(ledger: Ledger, subject: Subject, onSeen: (count: number) => void): Promise<FoundItems> {
  const found: FoundItems = { contactIds: new Set(), roots: new Set(), counts: [], numbers: [], places: [], own: [], inNames: false };
  let seen = 0;
  const scanOne = async (index: number) => {
    for await (const items of scanItems(ledger, { index, of: SEGMENTS })) {
      for (const item of items) if (isOf(item, subject)) keep(item, found);
      seen += items.length;
      onSeen(seen);
    }
  };
  await Promise.all(Array.from({ length: SEGMENTS }, (_, index) => scanOne(index)));
  for (const { facts } of await readLegs(ledger, found.contactIds)) found.roots.add(rootOf(facts));
  return found;
}

function isOf(item: Item, subject: Subject): boolean {
  if (subject.login !== null && item.pk?.S === loginKey(plainLogin(subject.login)).pk.S) return true;
  if (names(JSON.stringify(item), subject)) return true;
  return writtenRoot(item.pk?.S) !== undefined && Object.values(item).some(({ S }) => S !== undefined && saysNumber(S, subject));
}

function keep(item: Item, found: FoundItems): void {
  const pk = item.pk?.S ?? '';
  const row = storedConsult(item);
  const [contactId, root] = [legContactId(pk), writtenRoot(pk)];
  if (row && isTombstone(item) && Object.keys(row.contribution).length > 0)
    found.counts.push({ rowId: consultIdOf(pk), contribution: row.contribution, expiresAt: expiryIn(item) });
  else if (isTombstone(item)) return;
  else if (legItem(item) && contactId !== undefined) found.contactIds.add(contactId);
  else if (row) keepRow(consultIdOf(pk), row.consult?.rootContactId, found);
  else if (root !== undefined) found.roots.add(root);
  else if (isReportPartition(pk)) found.numbers.push(item);
  else if (/^(CHAIN|LIST)#/.test(pk)) found.places.push(item);
  else if (pk === namesKey.pk.S) found.inNames = true;
  else found.own.push(item);
}

function keepRow(contactId: string, root: string | undefined, found: FoundItems): void {
  found.contactIds.add(contactId);
  if (root !== undefined) found.roots.add(root);
}

/** The key of an item that was read. */
export const keyOf = ({ pk, sk }: Item): Key => ({ pk: { S: pk?.S ?? '' }, sk: { S: sk?.S ?? '' } });
