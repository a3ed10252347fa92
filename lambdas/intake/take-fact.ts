import type { Fact } from '../../domain/fact.ts';
import { olderThanRetention } from '../../domain/older-than-retention.ts';
import { METRICS } from '../runtime/env.ts';
import type { BatchReport } from '../runtime/process-batch.ts';
import type { Ledger } from '../store/ledger.ts';
import { type PutFact, putFact } from '../store/put-fact.ts';

/** Where facts go, and how long they are kept there. */
export interface FactShelf extends BatchReport {
  readonly ledger: Ledger;
  readonly retentionMonths: number;
}

/**
 * Writes one fact, unless what it tells of has left retention, and counts what became of it.
 * @param now ISO 8601
 * @throws what the SDK throws when its tries are used up
 */
export async function takeFact(
  fact: Fact,
  now: string,
  { ledger, retentionMonths, log, metrics }: FactShelf,
): Promise<PutFact | 'too-old'> {
  if (olderThanRetention(fact, now, retentionMonths)) {
    metrics.count(METRICS.factsTooOld);
    log.info('A fact is older than retention and was turned away.', { contactId: fact.contactId });
    return 'too-old';
  }
  const result = await putFact(ledger, fact);
  if (result === 'written') metrics.count(METRICS.factsWritten);
  if (result === 'older') metrics.count(METRICS.recordsOlder);
  return result;
}
