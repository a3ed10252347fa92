import type { Act } from '../fold/acts.ts';
import type { ConsultPair } from '../fold/consult-pair.ts';
import { doubtMs, type Instant, order } from '../fold/instant.ts';
import type { LegTimeline } from '../fold/leg-timeline.ts';
import { namesNoAgent } from '../leg-record.ts';
import type { Logs } from './answer.ts';
import { NEVER_ANSWERED } from './reasons.ts';

/** Verbs that say that somebody answered. */
const OF_ANSWER: ReadonlySet<Act['verb']> = new Set(['answered', 'they-answered', 'joined']);

/** How far a log entry may lie from what it tells of. */
const NEAR_MS = 2000;

/**
 * The logs of a consult without what one desk says against Connect. That somebody answered does not hold where Connect says that nobody
 * did; what an asker says of a colleague, and a joining of all, not before the instant at which Connect says that they answered; and once
 * Connect names who answered, only their own desk speaks for them.
 */
export function boundClaims({ reached }: ConsultPair, logs: Logs): Logs {
  const [answered, nobody] = [answeredByConnect(reached), nobodyAnswered(reached)];
  const isEarly = ({ at }: Act): boolean => answered !== null && at !== null && at.ms < answered.ms - doubtMs(answered) - NEAR_MS;
  const isOwn = ({ agent }: Act): boolean => answered === null || agent === reached.agent;
  const holds = (act: Act): boolean => !OF_ANSWER.has(act.verb) || !nobody;
  return {
    asker: logs.asker.filter((act) => holds(act) && !(OF_ANSWER.has(act.verb) && isEarly(act))),
    consulted: logs.consulted.filter((act) => holds(act) && isOwn(act) && !(act.verb === 'joined' && isEarly(act))),
  };
}

/** Connect says so: the record or the end names no agent; of an outside number, the network does. */
function nobodyAnswered({ method, reason, record, agent, connectedToAgentAt, endedWithoutAgent }: LegTimeline): boolean {
  if (method === 'EXTERNAL_OUTBOUND') return NEVER_ANSWERED.has(reason?.value ?? '');
  return agent === null && !connectedToAgentAt && (endedWithoutAgent || (record !== undefined && namesNoAgent(record)));
}

/** The answer as Connect said it; an instant that is known from a desk alone is that desk's own. */
const answeredByConnect = ({ method, connectedToAgentAt: at }: LegTimeline): Instant | null =>
  method !== 'EXTERNAL_OUTBOUND' && at && at.method !== 'measured' ? at : null;

/** Whether an agent was on a leg of the chain at an instant, as far as is known: nobody speaks for a call they are not on. */
export function wasOnCall(agent: string, at: Instant, chain: readonly LegTimeline[]): boolean {
  return chain.some((leg) => {
    if (leg.agent !== agent) return false;
    const [came, left] = [leg.connectedToAgentAt ?? leg.startedAt, leg.agentLeftAt ?? leg.endedAt];
    return !(came && order(at, came) === 'before') && !(left && order(at, left) === 'after');
  });
}
