import { changesOf } from '../fold/desk-states.ts';
import { COARSE_MS, type Instant } from '../fold/instant.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { talkSeconds } from '../outcome/joined-before.ts';

/** How far an estimate made of whole seconds may lie from what it estimates. */
const OUT_MS = 2 * COARSE_MS;

/**
 * When all three were joined: as the desk logged it; else as an agent event shows a hold ending, on the asker's desk or the consulted
 * agent's, where the talk with the customer began by the record; else that estimate itself. Null when nothing tells.
 */
export function joinInstant(evidence: Evidence): Instant | null {
  if (!evidence.joined?.is) return null;
  const logged = [...evidence.logs.asker, ...evidence.logs.consulted].flatMap((act) => (act.verb === 'joined' && act.at ? [act.at] : []));
  const first = logged.sort((a, b) => a.ms - b.ms)[0];
  if (first) return first;
  const estimate = estimatedJoin(evidence);
  if (!estimate) return null;
  const shown = holdsEnded(evidence).filter((ms) => Math.abs(ms - estimate.ms) <= OUT_MS);
  // Two holds that ended so near to one another: a swap and a join cannot be told apart.
  return shown.length === 1 && shown[0] !== undefined ? { ms: shown[0], method: 'derived' } : estimate;
}

/**
 * Talk with the customer counted back from the consulted party's end. It is right only when nobody was held again after the join, so
 * it counts only when the record has no second hold, or when the asker's one hold ended at the same time.
 */
function estimatedJoin({ pair, consultedLeftAt: gone, ...evidence }: Evidence): Instant | null {
  const talk = talkSeconds({ pair });
  if (talk === undefined || !gone) return null;
  const estimate: Instant = { ms: gone.ms - talk * 1000, method: 'estimated' };
  if ((pair.reached.record?.holds ?? Number.POSITIVE_INFINITY) <= 1) return estimate;
  const byHold = endOfOnlyHold({ ...evidence, pair, consultedLeftAt: gone });
  return byHold !== null && Math.abs(byHold - estimate.ms) <= OUT_MS ? estimate : null;
}

function endOfOnlyHold({ pair: { asker, invited, siblings } }: Evidence): number | null {
  const record = asker?.record;
  const only = record?.holds === 1 && record.customerHoldSeconds !== undefined && siblings.length === 0;
  return only && invited.startedAt ? invited.startedAt.ms + (record.customerHoldSeconds ?? 0) * 1000 : null;
}

function holdsEnded({ pair: { asker, reached } }: Evidence): readonly number[] {
  const legs = [asker, reached].flatMap((leg) => (leg?.agent ? [changesOf(leg.states, leg.agent)] : []));
  const ended = legs.flat().filter((change) => change.from === 'CONNECTED_ONHOLD' && change.to === 'CONNECTED');
  return [...new Set(ended.map((change) => change.ms))];
}
