import { rootOf } from '../../domain/root-of.ts';
import type { ReadChain } from '../../lambdas/ledger/projection/rows-to-write.ts';
import { joinedLeg, type StoredLeg } from '../../lambdas/store/leg-item.ts';
import type { RowEntry } from '../../lambdas/store/scan-ledger.ts';
import { ChainSpill } from '../spill/chain-spill.ts';
import type { SpillFolder } from '../spill/spill-folder.ts';

/** A contact with its row, if it has one. */
interface Member {
  readonly leg: StoredLeg;
  readonly row?: RowEntry;
}

/** The chains of a table, of any number in little memory. */
export class ChainBooks {
  readonly #spill: ChainSpill<StoredLeg | RowEntry, Member>;

  constructor(folder: SpillFolder) {
    this.#spill = new ChainSpill(folder);
  }

  addLeg(leg: StoredLeg): void {
    this.#spill.add(leg.facts.contactId, leg);
  }

  addRow(row: RowEntry): void {
    this.#spill.add(row.contactId, row);
  }

  /** Every chain, those of a partition together. Nothing can be added after. @param onOrphan gets each row whose contact is not there */
  async *chains(onOrphan: (row: RowEntry) => void, onPartition: (done: number, of: number) => void): AsyncGenerator<readonly ReadChain[]> {
    const contactsOf = (told: Iterable<StoredLeg | RowEntry>) => membersOf(told, onOrphan);
    const made = { contactsOf, rootOf: ({ leg }: Member) => rootOf(leg.facts) };
    for await (const byRoot of this.#spill.chains(made, onPartition)) yield [...byRoot].map(([root, own]) => readChain(root, own));
  }
}

function membersOf(told: Iterable<StoredLeg | RowEntry>, onOrphan: (row: RowEntry) => void): readonly Member[] {
  const [legs, rows] = [new Map<string, StoredLeg>(), new Map<string, RowEntry>()];
  for (const one of told) {
    if ('facts' in one) legs.set(one.facts.contactId, joinedLeg(legs.get(one.facts.contactId), one));
    else rows.set(one.contactId, one);
  }
  for (const row of rows.values()) if (!legs.has(row.contactId)) onOrphan(row);
  return [...legs].map(([contactId, leg]) => {
    const row = rows.get(contactId);
    return { leg, ...(row && { row }) };
  });
}

const readChain = (root: string, own: readonly Member[]): ReadChain => ({
  root,
  legs: own.map(({ leg }) => leg),
  rows: new Map(own.flatMap(({ row }) => (row ? [[row.contactId, row.row] as const] : []))),
});
