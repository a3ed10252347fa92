import { rootOf } from '../../domain/root-of.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { readConsultRows } from '../../lambdas/store/read-consult-rows.ts';
import { readLeg } from '../../lambdas/store/read-legs.ts';
import { SEEN_ERASED } from '../../lambdas/store/tombstone.ts';
import { type FoundItems, findItems } from './find-items.ts';
import { type Call, mayBeOpen, readCall } from './read-call.ts';
import type { Subject } from './subject.ts';

/** What the table holds of a person. */
export interface FoundSubject {
  readonly items: FoundItems;
  readonly calls: readonly Call[];
  /** Calls on which somebody may still be. */
  readonly openCalls: readonly Call[];
}

/** Finds a person in the table, and reads the calls they were on. @param onSeen is given how many items were looked at */
export async function findSubject(ledger: Ledger, subject: Subject, nowMs: number, onSeen: (count: number) => void): Promise<FoundSubject> {
  const items = await findItems(ledger, subject, onSeen);
  if (subject.kind === 'contact') items.roots.add(await rootOfContact(ledger, subject.id));
  const all: Call[] = [];
  for (const root of items.roots) all.push(await readCall(ledger, root, items.contactIds));
  const calls = all.filter(holdsSomething);
  const openCalls = calls.filter((call) => mayBeOpen(call, nowMs));
  return { items, calls: calls.filter((call) => !openCalls.includes(call)), openCalls };
}

/** The contacts of these calls: what waits elsewhere may name the person by one of them alone. */
export const contactIdsOf = ({ calls, openCalls }: FoundSubject): ReadonlySet<string> =>
  new Set([...calls, ...openCalls].flatMap(({ contacts }) => contacts.map(({ contactId }) => contactId)));

async function rootOfContact(ledger: Ledger, contactId: string): Promise<string> {
  const leg = await readLeg(ledger, contactId);
  if (leg) return rootOf(leg.facts);
  return (await readConsultRows(ledger, [contactId])).get(contactId)?.consult?.rootContactId ?? contactId;
}

const holdsSomething = ({ contacts, written }: Call): boolean =>
  written.length > 0 || contacts.some(({ leg, row }) => leg !== undefined || (row !== undefined && row.seen !== SEEN_ERASED));
