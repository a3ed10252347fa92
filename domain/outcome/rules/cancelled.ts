import type { TargetKind } from '../../consult.ts';
import { ORIGINATOR_CANCEL } from '../reasons.ts';
import { decided, type Rule } from '../rule.ts';

/**
 * How long there is somebody to wait for: an agent's telephone rings 20 s, an outside number is dialled for 60 s (Admin Guide), a
 * queue is waited in without an end. Who gives up later was not answered.
 */
const RING_MS: Readonly<Record<TargetKind, number>> = { agent: 20_000, external: 60_000, queue: Number.POSITIVE_INFINITY };

/** The asker ended it before the ring time was over. */
export const cancelled: Rule = ({ answer, logs, pair, consultedLeftAt: gone }) => {
  if (!gone || answer.answered?.is !== false) return null;
  const { reached, invited } = pair;
  if (reached.reason?.value === ORIGINATOR_CANCEL) return decided('cancelled', reached.reason);
  const gaveUp = logs.asker.some((act) => act.verb === 'cancelled');
  const rangSince = invited.queuedAt ?? invited.startedAt;
  const inTime = rangSince !== null && gone.ms - rangSince.ms < RING_MS[invited.target?.kind ?? 'agent'];
  return gaveUp && inTime ? decided('cancelled', 'measured') : null;
};
