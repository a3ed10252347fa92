import { type SeenLeg, seenInLedger } from '../../../../domain/come-back/seen-leg.ts';
import type { LegFacts } from '../../../../domain/fact.ts';
import { foldChain } from '../../../../domain/fold-chain.ts';

/** The legs of one call: what the ledger knows of them, and where it does not the instance. */
export interface LegsInSight {
  /** Every leg the ledger knows to be of the call. */
  readonly known: readonly SeenLeg[];
  /** What the ledger knows of a leg; undefined when nothing. */
  inLedger(contactId: string): SeenLeg | undefined;
  /** The same with what the instance says beside it, asked once for each leg. */
  complete(contactId: string): Promise<SeenLeg>;
}

/** @param describe asks the instance about one contact */
export function legsInSight(root: string, facts: readonly LegFacts[], describe: (contactId: string) => Promise<SeenLeg>): LegsInSight {
  const known = foldChain(root, facts).legs.map(seenInLedger);
  const byId = new Map(known.map((leg) => [leg.contactId, leg]));
  const asked = new Map<string, Promise<SeenLeg>>();
  return {
    known,
    inLedger: (id) => byId.get(id),
    complete: (id) => {
      const answer = asked.get(id) ?? describe(id).then((described) => together(byId.get(id), described));
      asked.set(id, answer);
      return answer;
    },
  };
}

/** What the ledger knows goes first: it has the queue's whole name, and milliseconds. */
const together = (known: SeenLeg | undefined, described: SeenLeg): SeenLeg => ({
  contactId: described.contactId,
  parent: known?.parent ?? described.parent,
  method: known?.method ?? described.method,
  agent: known?.agent ?? described.agent,
  queue: known?.queue ?? described.queue,
  leftAt: known?.leftAt ?? described.leftAt,
  waitsSince: known?.waitsSince ?? described.waitsSince,
});
