import { plainLogin } from '../../domain/login.ts';
import type { Contribution } from '../../domain/report/contribution-of.ts';
import { rootOf } from '../../domain/root-of.ts';
import { storedConsult } from '../../lambdas/store/consult-item.ts';
import { expiryIn } from '../../lambdas/store/expiry.ts';
import {
  consultIdOf,
  handOffContactId,
  isReportPartition,
  type Key,
  legContactId,
  loginKey,
  namesKey,
  writtenRoot,
} from '../../lambdas/store/keys.ts';
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
  /** Those of them of which an AI agent has handed something over that names the person. */
  readonly handedOff: Set<string>;
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
  const found: FoundItems = {
    contactIds: new Set(),
    handedOff: new Set(),
    roots: new Set(),
    counts: [],
    numbers: [],
    places: [],
    own: [],
    inNames: false,
  };
  let seen = 0;
  const scanOne = async (index: number) => {
    for await (const items of scanItems(ledger, { index, of: SEGMENTS })) {
      for (const item of items) if (isOf(item, subject)) keep(item, found);
      seen += items.length;
      onSeen(seen);
    }
  };
  await Promise.all(Array.from({ length: SEGMENTS }, (_, index) => scanOne(index)));
  const legs = new Map((await readLegs(ledger, found.contactIds)).map(({ facts }) => [facts.contactId, facts]));
  for (const facts of legs.values()) found.roots.add(rootOf(facts));
  // Of a contact whose facts are gone, what an AI agent handed over is still there under its own id.
  for (const id of found.contactIds) if (!legs.has(id) && found.handedOff.has(id)) found.roots.add(id);
  return found;
}

function isOf(item: Item, subject: Subject): boolean {
  if (subject.login !== null && item.pk?.S === loginKey(plainLogin(subject.login)).pk.S) return true;
  if (names(JSON.stringify(item), subject)) return true;
  const holdsText = writtenRoot(item.pk?.S) !== undefined || handOffContactId(item.pk?.S) !== undefined;
  return holdsText && Object.values(item).some(({ S }) => S !== undefined && saysNumber(S, subject));
}

function keep(item: Item, found: FoundItems): void {
  const pk = item.pk?.S ?? '';
  const row = storedConsult(item);
  const [contactId, root, handedOff] = [legContactId(pk), writtenRoot(pk), handOffContactId(pk)];
  if (row && isTombstone(item) && Object.keys(row.contribution).length > 0)
    found.counts.push({ rowId: consultIdOf(pk), contribution: row.contribution, expiresAt: expiryIn(item) });
  else if (isTombstone(item)) return;
  else if (legItem(item) && contactId !== undefined) found.contactIds.add(contactId);
  else if (handedOff !== undefined) keepHandedOff(handedOff, found);
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

function keepHandedOff(contactId: string, found: FoundItems): void {
  found.contactIds.add(contactId);
  found.handedOff.add(contactId);
}

/** The key of an item that was read. */
export const keyOf = ({ pk, sk }: Item): Key => ({ pk: { S: pk?.S ?? '' }, sk: { S: sk?.S ?? '' } });
