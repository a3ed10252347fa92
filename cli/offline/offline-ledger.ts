import { setImmediate } from 'node:timers/promises';
import { applyFact } from '../../domain/apply-fact.ts';
import type { Chain } from '../../domain/consult.ts';
import type { Fact, LegFacts } from '../../domain/fact.ts';
import { foldChain } from '../../domain/fold-chain.ts';
import { rootOf } from '../../domain/root-of.ts';
import { partitionOf } from '../spill/partition-of.ts';
import { PARTITIONS, Partitions } from '../spill/partitions.ts';
import type { SpillFolder } from '../spill/spill-folder.ts';

/**
 * The ledger of one run, of any size in little memory. Facts are put aside by contact; once all are here each leg is whole, so its root
 * is known however late it was told; then legs are put aside by root, and each chain is whole. What a leg's root is and what a chain
 * means is the deployed ledger's own code.
 */
export class OfflineLedger {
  readonly #facts: Partitions;
  readonly #legs: Partitions;

  constructor(folder: SpillFolder) {
    this.#facts = new Partitions(folder, 'facts');
    this.#legs = new Partitions(folder, 'legs');
  }

  readonly add = (fact: Fact): void => this.#facts.append(partitionOf(fact.contactId), JSON.stringify(fact));

  /** All chains, those of one partition together. No fact can be added after. Lets signals in between partitions. */
  async *chains(onPartition: (done: number, of: number) => void): AsyncGenerator<readonly Chain[]> {
    for (let i = 0; i < PARTITIONS; i += 1) {
      this.#putAsideByRoot(i);
      onPartition(i + 1, 2 * PARTITIONS);
      await setImmediate();
    }
    for (let i = 0; i < PARTITIONS; i += 1) {
      yield this.#chainsOf(i);
      onPartition(PARTITIONS + i + 1, 2 * PARTITIONS);
      await setImmediate();
    }
  }

  #putAsideByRoot(index: number) {
    const legs = new Map<string, LegFacts>();
    for (const line of this.#facts.lines(index)) {
      const fact = JSON.parse(line) as Fact;
      legs.set(fact.contactId, applyFact(legs.get(fact.contactId), fact));
    }
    for (const leg of legs.values()) this.#legs.append(partitionOf(rootOf(leg)), JSON.stringify(leg));
    this.#facts.drop(index);
  }

  #chainsOf(index: number): readonly Chain[] {
    const legs = [...this.#legs.lines(index)].map((line) => JSON.parse(line) as LegFacts);
    const byRoot = Map.groupBy(legs, (leg) => rootOf(leg));
    this.#legs.drop(index);
    return [...byRoot].map(([root, own]) => foldChain(root, own));
  }
}
