import { batchGet } from './batch-get.ts';
import { actionsKey, legKey } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { type StoredLeg, storedLegs } from './leg-item.ts';

/** What is known of one contact; undefined when nothing is. Strongly consistent. */
export async function readLeg(ledger: Ledger, contactId: string): Promise<StoredLeg | undefined> {
  return (await readLegs(ledger, [contactId]))[0];
}

/** What is known of these contacts, those of whom nothing is known left out, sorted by contact id. Strongly consistent. */
export async function readLegs(ledger: Ledger, contactIds: Iterable<string>): Promise<readonly StoredLeg[]> {
  const keys = [...new Set(contactIds)].flatMap((contactId) => [legKey(contactId), actionsKey(contactId)]);
  return storedLegs(await batchGet(ledger, keys));
}

/** What Connect and its flows said of these contacts, without what desks logged, sorted by contact id. Strongly consistent. */
export async function readLegsWithoutActions(ledger: Ledger, contactIds: Iterable<string>): Promise<readonly StoredLeg[]> {
  return storedLegs(await batchGet(ledger, [...new Set(contactIds)].map(legKey)));
}
