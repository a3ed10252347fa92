import { batchGet } from './batch-get.ts';
import { legKey } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { type StoredLeg, storedLeg } from './leg-item.ts';

/** What is known of one contact; undefined when nothing is. Strongly consistent. */
export async function readLeg(ledger: Ledger, contactId: string): Promise<StoredLeg | undefined> {
  return (await readLegs(ledger, [contactId]))[0];
}

/** What is known of these contacts, those of whom nothing is known left out, sorted by contact id. Strongly consistent. */
export async function readLegs(ledger: Ledger, contactIds: Iterable<string>): Promise<readonly StoredLeg[]> {
  const items = await batchGet(ledger, [...new Set(contactIds)].map(legKey));
  return items.flatMap((item) => storedLeg(item) ?? []).sort((a, b) => (a.facts.contactId < b.facts.contactId ? -1 : 1));
}
