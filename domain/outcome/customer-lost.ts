import type { Instant } from '../fold/instant.ts';
import type { LegTimeline } from '../fold/leg-timeline.ts';
import { askerOutlasted } from './asker-outlasted.ts';
import type { Evidence } from './evidence.ts';
import { AGENT_DISCONNECT, CUSTOMER_DISCONNECT, THIRD_PARTY_DISCONNECT } from './reasons.ts';

/** A line that ends this soon after somebody left or joined may have ended because of it. */
const SOON_MS = 5000;

/** Somebody ended the line on purpose. */
const MEANT: ReadonlySet<string> = new Set([CUSTOMER_DISCONNECT, AGENT_DISCONNECT]);

/**
 * Whether the customer's line broke within 5 s of an agent leaving or joining while the other should have stayed, and neither they
 * nor that other ended it: "conference drops the customer". Null while the line's end or its reason is not known.
 */
export function customerLost(evidence: Evidence, joinedAt: Instant | null): boolean | null {
  const { answer, askerLeftAt: left, consultedLeftAt: gone, pair } = evidence;
  if (answer.answered?.is !== true) return answer.answered ? false : null;
  if (!gone) return null;
  const stayed = askerOutlasted(evidence, gone) ? pair.asker : pair.reached;
  if (stayed === pair.reached && !left) return null;
  if (movedOn(stayed, evidence)) return false;
  const moments = [answer.at, joinedAt, stayed === pair.asker ? gone : left];
  return brokeAfter(stayed, moments);
}

/** The customer went on with somebody else: that leg has its own end. */
function movedOn(stayed: LegTimeline | undefined, { pair }: Evidence): boolean {
  const others = stayed === pair.asker ? pair.siblings : pair.onward;
  const ended = stayed?.endedAt?.ms ?? Number.POSITIVE_INFINITY;
  return others.some((leg) => (leg.endedAt?.ms ?? 0) > ended);
}

function brokeAfter(leg: LegTimeline | undefined, moments: readonly (Instant | null)[]): boolean | null {
  const ended = leg?.endedAt;
  if (!ended) return null;
  const soon = moments.some((moment) => moment && ended.ms >= moment.ms - 1000 && ended.ms - moment.ms <= SOON_MS);
  if (!soon) return false;
  return leg.reason ? !isMeant(leg, leg.reason.value) : null;
}

/** An outside party who stayed with the customer ends their own leg as a third party. */
const isMeant = (leg: LegTimeline, reason: string): boolean =>
  MEANT.has(reason) || (leg.method === 'EXTERNAL_OUTBOUND' && reason === THIRD_PARTY_DISCONNECT);
