import type { TargetKind } from '../../contract/targets.ts';
import { coarsest, doubtMs, type Instant, type Known, order } from '../fold/instant.ts';
import { askerOutlasted } from './asker-outlasted.ts';
import type { Evidence } from './evidence.ts';
import { ORIGINATOR_CANCEL } from './reasons.ts';

/**
 * How long there is somebody to wait for: an agent's telephone rings 20 s, an outside number is dialled for 60 s (Admin Guide), a
 * queue is waited in without an end. Who gives up later was not answered.
 */
const RING_MS: Readonly<Record<TargetKind, number>> = { agent: 20_000, external: 60_000, queue: Number.POSITIVE_INFINITY };

/** An invitation that its asker ended before anybody answered. */
export interface TakenBack {
  readonly method: Known;
  /** By the asker alone and before the ring time was over; null where that is not known. */
  readonly inTime: boolean | null;
}

/** Whether the asker ended an invitation that nobody answered: their desk says so, or the network does. */
export function takenBack(evidence: Evidence): TakenBack | null {
  const { logs, answer, consultedLeftAt: gone } = evidence;
  if (!gone || answer.answered?.is !== false) return null;
  if (logs.asker.some((act) => act.verb === 'cancelled')) return { method: 'measured', inTime: inTime(evidence.pair, gone) };
  if (perhapsTakenBack(evidence.pair, gone)) return { method: 'measured', inTime: null };
  const { reason } = evidence.pair.reached;
  return reason?.value === ORIGINATOR_CANCEL ? byNetwork(evidence, gone, reason.method) : null;
}

/** How far a log entry may lie from the end it tells of. */
const NEAR_MS = 2000;

/** The asker took back something at about that time, and nothing tells whether it was this. */
const perhapsTakenBack = ({ asker }: Evidence['pair'], gone: Instant): boolean =>
  asker?.acts.some(({ agent, verb, at }) => agent === asker.agent && verb === 'cancelled' && at && Math.abs(at.ms - gone.ms) <= NEAR_MS) ??
  false;

/** The network says so too when the whole call went: only of an asker who was still there is it their own doing. */
function byNetwork(evidence: Evidence, gone: Instant, told: Known): TakenBack | null {
  const stayed = askerOutlasted(evidence, gone);
  if (stayed) return { method: coarsest(told, stayed), inTime: inTime(evidence.pair, gone) };
  const side = evidence.askerLeftAt && order(evidence.askerLeftAt, gone);
  return side === 'before' || side === 'together' ? null : { method: told, inTime: null };
}

function inTime({ invited: { queuedAt, startedAt, target } }: Evidence['pair'], to: Instant): boolean | null {
  const from = queuedAt ?? startedAt;
  if (!from) return null;
  const leftMs = RING_MS[target?.kind ?? 'agent'] - (to.ms - from.ms);
  return Math.abs(leftMs) <= Math.max(doubtMs(from), doubtMs(to)) ? null : leftMs > 0;
}
