import { applyFact } from '../../domain/apply-fact.ts';
import type { Chain } from '../../domain/consult.ts';
import type { Fact, LegFacts } from '../../domain/fact.ts';
import { foldChain } from '../../domain/fold-chain.ts';
import { rootOf } from '../../domain/root-of.ts';
import { ChainSpill } from '../spill/chain-spill.ts';
import type { SpillFolder } from '../spill/spill-folder.ts';

/**
 * The ledger of one run, of any size in little memory. What a leg's root is and what a chain means is the deployed ledger's own code.
 */
export class OfflineLedger {
  readonly #spill: ChainSpill<Fact, LegFacts>;

  constructor(folder: SpillFolder) {
    this.#spill = new ChainSpill(folder);
  }

  readonly add = (fact: Fact): void => this.#spill.add(fact.contactId, fact);

  /** All chains, those of one partition together. No fact can be added after. */
  async *chains(onPartition: (done: number, of: number) => void): AsyncGenerator<readonly Chain[]> {
    const made = { contactsOf: legsOf, rootOf: (leg: LegFacts) => rootOf(leg) };
    for await (const byRoot of this.#spill.chains(made, onPartition)) yield [...byRoot].map(([root, own]) => foldChain(root, own));
  }
}

function legsOf(facts: Iterable<Fact>): Iterable<LegFacts> {
  const legs = new Map<string, LegFacts>();
  for (const fact of facts) legs.set(fact.contactId, applyFact(legs.get(fact.contactId), fact));
  return legs.values();
}
