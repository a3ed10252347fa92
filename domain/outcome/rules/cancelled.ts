import type { TargetKind } from '../../consult.ts';
import { COARSE_MS, coarsest, type Instant, TOGETHER_MS } from '../../fold/instant.ts';
import { askerOutlasted } from '../asker-outlasted.ts';
import { ORIGINATOR_CANCEL } from '../reasons.ts';
import { decided, type Rule } from '../rule.ts';

/**
 * How long there is somebody to wait for: an agent's telephone rings 20 s, an outside number is dialled for 60 s (Admin Guide), a
 * queue is waited in without an end. Who gives up later was not answered.
 */
const RING_MS: Readonly<Record<TargetKind, number>> = { agent: 20_000, external: 60_000, queue: Number.POSITIVE_INFINITY };

/** The asker ended it before the ring time was over. */
export const cancelled: Rule = (evidence) => {
  const { answer, logs, pair, consultedLeftAt: gone } = evidence;
  const { reached, invited } = pair;
  const rangSince = invited.queuedAt ?? invited.startedAt;
  if (!gone || !rangSince || answer.answered?.is !== false) return null;
  if (!inTime(rangSince, gone, RING_MS[invited.target?.kind ?? 'agent'])) return null;
  if (logs.asker.some((act) => act.verb === 'cancelled')) return decided('cancelled', 'measured');
  // The network says so too when the whole call went: only of an asker who was still there is it their own doing.
  const stayed = reached.reason?.value === ORIGINATOR_CANCEL ? askerOutlasted(evidence, gone) : null;
  return reached.reason && stayed ? decided('cancelled', reached.reason, stayed) : null;
};

function inTime(from: Instant, to: Instant, ringMs: number): boolean {
  const doubtMs = coarsest(from.method, to.method) === 'estimated' ? COARSE_MS : TOGETHER_MS;
  return to.ms - from.ms < ringMs - doubtMs;
}
