import { createHash } from 'node:crypto';
import { takenPrefix } from '../../contract/keys.ts';
import { METRICS } from '../../contract/metrics.ts';
import type { Limit } from '../runtime/limit.ts';
import type { BatchReport } from '../runtime/process-batch.ts';
import { type LimitsTable, spend } from '../store/limits-table.ts';
import { type Allowance, afterOne, heldBack, sharedAfter, waitMs } from './allowance.ts';

/** One caller, as this process knows them. Instants in milliseconds since 1970 UTC. */
interface Counted {
  fullAtMs: number;
  /** Taken here, and in the table not yet; and when the first of these was taken. */
  unshared: number;
  unsharedSinceMs: number;
  /** When this process last wrote, and what it then heard. */
  sharedAtMs: number;
  sharedFullAtMs: number;
}

const NEW: Counted = { fullAtMs: 0, unshared: 0, unsharedSinceMs: 0, sharedAtMs: Number.NEGATIVE_INFINITY, sharedFullAtMs: 0 };
/** A process writes at most this often for a caller. */
const SHARED_EVERY_MS = 1_000;
/** More callers than a process meets before it ends; beyond it those with full buckets are forgotten. */
const CALLERS_KEPT = 5_000;

/**
 * Counts what each caller takes: in this process, and through the table with all others. A caller whom this process hardly sees costs a write for every few
 * requests, one who takes much a write a second. While the table cannot be reached each process counts alone.
 */
export function openLimit(allowance: Allowance, table: LimitsTable, { log, metrics }: BatchReport): Limit {
  const callers = new Map<string, Counted>();
  const share = async (key: string, counted: Counted, nowMs: number): Promise<void> => {
    const { unshared, unsharedSinceMs: sinceMs, sharedFullAtMs } = counted;
    Object.assign(counted, { unshared: 0, sharedAtMs: nowMs });
    try {
      const forMs = unshared * allowance.everyMs;
      counted.sharedFullAtMs = await spend(table, { key, forMs, sinceMs, fullAtMs: sharedFullAtMs, nowMs });
      counted.fullAtMs = Math.max(counted.fullAtMs, counted.sharedFullAtMs + counted.unshared * allowance.everyMs);
    } catch (error) {
      metrics.count(METRICS.limitsNotShared);
      log.warn('What a caller has taken could not be shared with other processes.', { error });
    }
  };
  return async (who, nowMs) => {
    const key = keyOf(allowance, who);
    const counted = callers.get(key) ?? { ...NEW };
    const wait = Math.max(waitMs(counted.fullAtMs, nowMs, allowance), untilShared(counted, nowMs, allowance));
    if (wait > 0) return wait;
    if (callers.size >= CALLERS_KEPT) forgetFull(callers, nowMs);
    callers.set(key, counted);
    take(counted, nowMs, allowance);
    if (counted.unshared < sharedAfter(allowance) || nowMs - counted.sharedAtMs < SHARED_EVERY_MS) return 0;
    await share(key, counted, nowMs);
    // What others have counted meanwhile may have left nothing for this one.
    return waitMs(counted.fullAtMs - allowance.everyMs, nowMs, allowance);
  };
}

/** Until a process may write, it gives out no more than a part: another process may have given out the rest. */
const untilShared = ({ unshared, sharedAtMs }: Counted, nowMs: number, allowance: Allowance): number =>
  unshared < heldBack(allowance) ? 0 : Math.max(0, sharedAtMs + SHARED_EVERY_MS - nowMs);

function take(counted: Counted, nowMs: number, { everyMs }: Allowance): void {
  if (counted.unshared === 0) counted.unsharedSinceMs = nowMs;
  counted.unshared += 1;
  counted.fullAtMs = afterOne(counted.fullAtMs, nowMs, everyMs);
}

// A login is a name: the table knows a hash of it.
const keyOf = ({ name }: Allowance, who: string): string => `${takenPrefix(name)}${createHash('sha256').update(who).digest('hex')}`;

function forgetFull(callers: Map<string, Counted>, nowMs: number): void {
  for (const [key, { fullAtMs }] of callers) if (fullAtMs <= nowMs) callers.delete(key);
}
