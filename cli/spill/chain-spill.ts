import { setImmediate } from 'node:timers/promises';
import { partitionOf } from './partition-of.ts';
import { PARTITIONS, Partitions } from './partitions.ts';
import type { SpillFolder } from './spill-folder.ts';

/** How what was told becomes contacts. */
export interface MadeOfTold<Told, Contact> {
  /** The contacts that these are told of: of each of them, all that was told is among them. */
  readonly contactsOf: (told: Iterable<Told>) => Iterable<Contact>;
  readonly rootOf: (contact: Contact) => string;
}

/**
 * Brings what is told of contacts together to chains, of any number in little memory. It is put aside by contact; once all is here each
 * contact is whole, so its root is known however late that was told; then contacts are put aside by root, and each chain is whole.
 */
export class ChainSpill<Told, Contact> {
  readonly #told: Partitions;
  readonly #contacts: Partitions;

  constructor(folder: SpillFolder) {
    this.#told = new Partitions(folder, 'contacts');
    this.#contacts = new Partitions(folder, 'chains');
  }

  add(contactId: string, told: Told): void {
    this.#told.append(partitionOf(contactId), JSON.stringify(told));
  }

  /** All chains, those of one partition together. Nothing can be added after. Lets signals in between partitions. */
  async *chains(
    { contactsOf, rootOf }: MadeOfTold<Told, Contact>,
    onPartition: (done: number, of: number) => void,
  ): AsyncGenerator<ReadonlyMap<string, readonly Contact[]>> {
    for (let i = 0; i < PARTITIONS; i += 1) {
      const contacts = contactsOf(taken<Told>(this.#told, i));
      for (const contact of contacts) this.#contacts.append(partitionOf(rootOf(contact)), JSON.stringify(contact));
      onPartition(i + 1, 2 * PARTITIONS);
      await setImmediate();
    }
    for (let i = 0; i < PARTITIONS; i += 1) {
      yield Map.groupBy(taken<Contact>(this.#contacts, i), rootOf);
      onPartition(PARTITIONS + i + 1, 2 * PARTITIONS);
      await setImmediate();
    }
  }
}

/** What was put aside in a partition, which is then empty. */
function* taken<T>(partitions: Partitions, index: number): Generator<T> {
  for (const line of partitions.lines(index)) yield JSON.parse(line) as T;
  partitions.drop(index);
}
