import type { Fact } from '../../domain/fact.ts';
import { olderThanRetention } from '../../domain/older-than-retention.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { type PutFact, putFact } from '../../lambdas/store/put-fact.ts';

/** Where facts go, and how long they are kept there. */
export interface Shelf {
  readonly ledger: Ledger;
  readonly retentionMonths: number;
}

/**
 * Writes one fact as the deployed functions do, unless what it tells of has left retention.
 * @param now ISO 8601
 * @throws what the SDK throws when its tries are used up
 */
export const writeFact = async (fact: Fact, now: string, { ledger, retentionMonths }: Shelf): Promise<PutFact | 'too-old'> =>
  olderThanRetention(fact, now, retentionMonths) ? 'too-old' : putFact(ledger, fact);
