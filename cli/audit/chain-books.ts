import { setImmediate } from 'node:timers/promises';
import { rootOf } from '../../domain/root-of.ts';
import type { ReadChain } from '../../lambdas/projection/rows-to-write.ts';
import type { StoredConsult } from '../../lambdas/store/consult-item.ts';
import type { StoredLeg } from '../../lambdas/store/leg-item.ts';
import { partitionOf } from '../spill/partition-of.ts';
import { PARTITIONS, Partitions } from '../spill/partitions.ts';
import type { SpillFolder } from '../spill/spill-folder.ts';

type Told = { readonly leg: StoredLeg } | { readonly contactId: string; readonly row: StoredConsult };

/** A contact with its row, if it has one. */
interface Member {
  readonly leg: StoredLeg;
  readonly row?: StoredConsult;
}

/** The chains of a table, of any number in little memory: put aside by contact until leg and row are together, then by root. */
export class ChainBooks {
  readonly #byContact: Partitions;
  readonly #byRoot: Partitions;

  constructor(folder: SpillFolder) {
    this.#byContact = new Partitions(folder, 'contacts');
    this.#byRoot = new Partitions(folder, 'chains');
  }

  addLeg(leg: StoredLeg): void {
    this.#add(leg.facts.contactId, { leg });
  }

  addRow(contactId: string, row: StoredConsult): void {
    this.#add(contactId, { contactId, row });
  }

  /** Every chain, those of a partition together. Nothing can be added after. @param onOrphan gets each row whose contact is not there */
  async *chains(
    onOrphan: (contactId: string) => void,
    onPartition: (done: number, of: number) => void,
  ): AsyncGenerator<readonly ReadChain[]> {
    for (let i = 0; i < PARTITIONS; i += 1) {
      this.#bringTogether(i, onOrphan);
      onPartition(i + 1, 2 * PARTITIONS);
      await setImmediate();
    }
    for (let i = 0; i < PARTITIONS; i += 1) {
      yield this.#chainsOf(i);
      onPartition(PARTITIONS + i + 1, 2 * PARTITIONS);
      await setImmediate();
    }
  }

  #add(contactId: string, told: Told): void {
    this.#byContact.append(partitionOf(contactId), JSON.stringify(told));
  }

  #bringTogether(index: number, onOrphan: (contactId: string) => void): void {
    const [legs, rows] = [new Map<string, StoredLeg>(), new Map<string, StoredConsult>()];
    for (const line of this.#byContact.lines(index)) {
      const told = JSON.parse(line) as Told;
      if ('leg' in told) legs.set(told.leg.facts.contactId, told.leg);
      else rows.set(told.contactId, told.row);
    }
    for (const [contactId, leg] of legs) {
      const row = rows.get(contactId);
      const member: Member = { leg, ...(row && { row }) };
      this.#byRoot.append(partitionOf(rootOf(leg.facts)), JSON.stringify(member));
    }
    for (const contactId of rows.keys()) if (!legs.has(contactId)) onOrphan(contactId);
    this.#byContact.drop(index);
  }

  #chainsOf(index: number): readonly ReadChain[] {
    const members = [...this.#byRoot.lines(index)].map((line) => JSON.parse(line) as Member);
    this.#byRoot.drop(index);
    return [...Map.groupBy(members, ({ leg }) => rootOf(leg.facts))].map(([root, own]) => ({
      root,
      legs: own.map(({ leg }) => leg),
      rows: new Map(own.flatMap(({ leg, row }) => (row ? [[leg.facts.contactId, row] as const] : []))),
    }));
  }
}
