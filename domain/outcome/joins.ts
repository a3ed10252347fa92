import type { Act } from '../fold/acts.ts';
import type { ConsultPair } from '../fold/consult-pair.ts';
import { COARSE_MS, doubtMs, type Instant, order } from '../fold/instant.ts';
import type { LegTimeline } from '../fold/leg-timeline.ts';
import type { Answer, Logs } from './answer.ts';
import { wasOnCall } from './bound-claims.ts';
import type { Evidence } from './evidence.ts';

/**
 * The joinings that any desk of the call logged while asker and consulted party were both on it: a conference takes everybody off hold,
 * whoever asks for it (Admin Guide, "multi-party calls").
 */
export function joinsOf(pair: ConsultPair, logs: Logs, { by }: Answer): readonly Act[] {
  const own = [...logs.asker, ...logs.consulted].filter((act) => act.verb === 'joined');
  return [...own, ...othersJoins(pair).filter(({ agent, at }) => at && bothThere(at, pair, by) && wasOnCall(agent, at, pair.chain))];
}

/**
 * Whether somebody joined all earlier, where nothing tells if that was before the answer, or after the asker had gone: the first that is
 * known may not be the first.
 */
export function mayHaveJoinedBefore(first: Instant, { answer: { by }, joins, pair: { asker, chain } }: Evidence): boolean {
  const sinceMs = by ? by.ms - doubtMs(by) : Number.NEGATIVE_INFINITY;
  const known = new Set(joins);
  const isEarlier = ({ verb, at }: Act) => verb === 'joined' && at !== null && at.ms >= sinceMs && at.ms < first.ms;
  return chain.some((leg) => leg !== asker && leg.acts.some((act) => isEarlier(act) && !known.has(act)));
}

const othersJoins = ({ asker, invited, reached, chain }: ConsultPair): readonly Act[] =>
  chain
    .filter((leg) => leg !== asker && leg !== invited && leg !== reached)
    .flatMap((leg) => leg.acts.filter((act) => act.verb === 'joined'));

function bothThere(at: Instant, { asker, reached }: ConsultPair, answeredBy: Instant | null): boolean {
  const began = answeredBy !== null && at.ms >= answeredBy.ms + (answeredBy.method === 'estimated' ? COARSE_MS : 0);
  return began && isBefore(at, reached.agentLeftAt ?? reached.endedAt) && wasThere(asker, at);
}

/** Whether somebody was still on their contact for certain: they left later, or did something later. */
export function wasThere(leg: LegTimeline | undefined, at: Instant): boolean {
  if (!leg) return false;
  if (leg.agentLeftAt) return order(leg.agentLeftAt, at) === 'after';
  return leg.agentLoggedLast.some((last) => order(last, at) === 'after');
}

const isBefore = (at: Instant, end: Instant | null) => end !== null && at.ms < end.ms - doubtMs(end);
