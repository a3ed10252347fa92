import { batchGet } from './batch-get.ts';
import { type StoredConsult, storedConsult } from './consult-item.ts';
import { consultIdOf, consultKey } from './keys.ts';
import type { Ledger } from './ledger.ts';

/** The rows that stand for these contacts, by contact id; strongly consistent. */
export async function readConsultRows(ledger: Ledger, contactIds: Iterable<string>): Promise<ReadonlyMap<string, StoredConsult>> {
  const items = await batchGet(ledger, [...new Set(contactIds)].map(consultKey));
  return new Map(
    items.flatMap((item) => {
      const row = storedConsult(item);
      return row && item.pk?.S ? [[consultIdOf(item.pk.S), row]] : [];
    }),
  );
}
