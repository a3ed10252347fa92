import type { Act } from '../fold/acts.ts';
import type { ConsultPair } from '../fold/consult-pair.ts';
import { doubtMs, type Instant, order } from '../fold/instant.ts';
import type { LegTimeline } from '../fold/leg-timeline.ts';
import type { Answer, Logs } from './answer.ts';

/**
 * The joinings that any desk of the call logged while asker and consulted party were both on it: a conference takes everybody off hold,
 * whoever asks for it (Admin Guide, "multi-party calls").
 */
export function joinsOf(pair: ConsultPair, logs: Logs, { by }: Answer): readonly Act[] {
  const own = [...logs.asker, ...logs.consulted].filter((act) => act.verb === 'joined');
  const others = pair.chain
    .filter((leg) => leg !== pair.asker && leg !== pair.invited && leg !== pair.reached)
    .flatMap((leg) => leg.acts.filter((act) => act.verb === 'joined' && act.at && bothThere(act.at, pair, by)));
  return [...own, ...others];
}

function bothThere(at: Instant, { asker, reached }: ConsultPair, answeredBy: Instant | null): boolean {
  const began = answeredBy !== null && at.ms >= answeredBy.ms - doubtMs(answeredBy);
  return began && isBefore(at, reached.agentLeftAt ?? reached.endedAt) && wasThere(asker, at);
}

/** Whether somebody was still on their contact for certain: they left later, or did something later. */
export function wasThere(leg: LegTimeline | undefined, at: Instant): boolean {
  if (!leg) return false;
  if (leg.agentLeftAt) return order(leg.agentLeftAt, at) === 'after';
  return leg.acts.some((act) => act.agent === leg.agent && act.at !== null && order(act.at, at) === 'after');
}

const isBefore = (at: Instant, end: Instant | null) => end !== null && at.ms < end.ms - doubtMs(end);
