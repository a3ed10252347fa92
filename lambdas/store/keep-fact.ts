import type { Fact } from '../../domain/fact.ts';
import { olderThanRetention } from '../../domain/older-than-retention.ts';
import type { Ledger } from './ledger.ts';
import { actionsExpiry, isOfActions, putActions } from './put-actions.ts';
import { type PutFact, putFact } from './put-fact.ts';

/** Where facts go, and how long they are kept there. */
export interface FactShelf {
  readonly ledger: Ledger;
  readonly retentionMonths: number;
}

/**
 * Writes one fact, unless what it tells of has left retention.
 * @param now ISO 8601
 * @throws what the SDK throws when its tries are used up
 */
export async function keepFact(fact: Fact, now: string, { ledger, retentionMonths }: FactShelf): Promise<PutFact | 'too-old'> {
  if (isOfActions(fact)) return putActions(ledger, fact, actionsExpiry(now, retentionMonths));
  return olderThanRetention(fact, now, retentionMonths) ? 'too-old' : putFact(ledger, fact);
}
