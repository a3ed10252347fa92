import { METRICS } from '../../../contract/metrics.ts';
import { type PoisonQueue, sendPoison } from '../../runtime/poison.ts';
import type { BatchReport } from '../../runtime/process-batch.ts';
import { HeavyChainError } from '../../store/errors.ts';

/** The function that sets chains aside, named by its folder. */
export const PROJECTION_SOURCE = 'project-consults';

/**
 * Keeps a chain that is too heavy for a person, so that its shard goes on with the others. Its facts are all in the table: what is kept
 * is its root alone.
 * @throws the error itself when it is of another kind, so that the stream delivers again; and what the SDK throws
 */
export async function setAside(root: string, error: unknown, poison: PoisonQueue, report: BatchReport): Promise<void> {
  if (!(error instanceof HeavyChainError)) throw error;
  const reason = { code: 'chain-too-heavy', message: error.message, contactId: root };
  const body = JSON.stringify({ rootContactId: root });
  await sendPoison(poison, { source: PROJECTION_SOURCE, reason, ids: { rootContactId: root }, body, encoding: 'text' }, report);
  report.metrics.count(METRICS.chainsSetAside);
}
