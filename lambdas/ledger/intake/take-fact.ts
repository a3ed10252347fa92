import { METRICS } from '../../../contract/metrics.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { BatchReport } from '../../runtime/process-batch.ts';
import { type FactShelf, keepFact } from '../../store/keep-fact.ts';
import type { PutFact } from '../../store/put-fact.ts';

/** Where facts are taken in. */
export interface FactIntake extends BatchReport, FactShelf {}

/**
 * Writes one fact, unless what it tells of has left retention or was erased, and counts what became of it.
 * @param now ISO 8601
 * @throws what the SDK throws when its tries are used up
 */
export async function takeFact(fact: Fact, now: string, intake: FactIntake): Promise<PutFact | 'too-old'> {
  const { log, metrics } = intake;
  const result = await keepFact(fact, now, intake);
  if (result === 'too-old') log.info('A fact is older than retention and was turned away.', { contactId: fact.contactId });
  if (result === 'too-old') metrics.count(METRICS.factsTooOld);
  if (result === 'erased') metrics.count(METRICS.factsOfErased);
  if (result === 'written') metrics.count(METRICS.factsWritten);
  if (result === 'older') metrics.count(METRICS.recordsOlder);
  return result;
}
