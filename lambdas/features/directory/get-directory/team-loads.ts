import { METRICS } from '../../../../contract/metrics.ts';
import type { BatchReport } from '../../../runtime/process-batch.ts';
import type { Ledger } from '../../../store/ledger.ts';
import { putTeamLoads, readTeamLoads, type StoredLoads, type TeamLoads } from '../../../store/team-loads.ts';
import { type Turns, takeTurn } from '../../../store/turns.ts';
import { askConnect, type Instance } from './ask-connect.ts';

/** Where figures are read and kept. */
export interface LoadsShelf extends BatchReport, Instance {
  readonly ledger: Ledger;
  /** One each `READ_EVERY_MS`. */
  readonly turns: Turns;
}

/** Connect's own figures change every ten seconds or so; GetCurrentMetricData takes 5 calls a second of the whole account (Admin Guide, service limits). */
export const READ_EVERY_MS = 10_000;
/** Older figures would send people to a queue that has filled since. */
const WORTH_TELLING_MS = 60_000;

/**
 * How busy the teams are: one reading for all desks, ten seconds old at most while somebody looks. While Connect does not answer, the
 * reading before is told for a minute, then nothing.
 * @param nowMs milliseconds since 1970 UTC
 */
export async function teamLoads(queueArns: readonly string[], nowMs: number, shelf: LoadsShelf): Promise<TeamLoads> {
  const stored = await readTeamLoads(shelf.ledger);
  const isDue = nowMs - (stored?.readAtMs ?? 0) >= READ_EVERY_MS;
  if (!isDue || !(await takeTurn(shelf.turns, nowMs, null))) return worthTelling(stored, nowMs);
  try {
    const loads = await askConnect(shelf, queueArns);
    await putTeamLoads(shelf.ledger, { loads, readAtMs: nowMs });
    return loads;
  } catch (error) {
    shelf.metrics.count(METRICS.teamLoadsFailed);
    shelf.log.warn('The figures of the teams could not be read.', { error });
    return worthTelling(stored, nowMs);
  }
}

const worthTelling = (stored: StoredLoads | undefined, nowMs: number): TeamLoads =>
  stored && nowMs - stored.readAtMs < WORTH_TELLING_MS ? stored.loads : {};
