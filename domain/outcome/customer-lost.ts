import { doubtMs, type Instant, order } from '../fold/instant.ts';
import type { LegTimeline } from '../fold/leg-timeline.ts';
import { askerOutlasted } from './asker-outlasted.ts';
import { customerGoneFirst } from './customer-gone-by.ts';
import type { Evidence } from './evidence.ts';
import { AGENT_DISCONNECT, CUSTOMER_DISCONNECT, THIRD_PARTY_DISCONNECT } from './reasons.ts';

/** A line that ends this soon after somebody left or joined may have ended because of it. */
const SOON_MS = 5000;

/** Somebody ended the line on purpose. */
const MEANT: ReadonlySet<string> = new Set([CUSTOMER_DISCONNECT, AGENT_DISCONNECT]);

/**
 * Whether the customer's line broke within 5 s of an agent leaving or joining while the other should have stayed, and neither they
 * nor that other ended it: "conference drops the customer". Null while the line's end or its reason is not known, or on which contact
 * it was.
 */
export function customerLost(evidence: Evidence, joinedAt: Instant | null): boolean | null {
  const { answer } = evidence;
  if (answer.answered?.is !== true) return answer.answered ? false : null;
  const verdicts = new Set(lastLines(evidence).map((line) => lostOn(line, evidence, joinedAt)));
  const [verdict = null] = verdicts;
  return verdicts.size === 1 ? verdict : null;
}

/** The contacts that the customer may have been on at last: the asker's, or the consulted party's once the asker was gone. */
function lastLines(evidence: Evidence): readonly LegTimeline[] {
  const { askerLeftAt: left, consultedLeftAt: gone, customerLine, pair } = evidence;
  const goneFirst = customerGoneFirst(evidence);
  if (!gone || !pair.asker || goneFirst === null) return [];
  if (goneFirst) return customerLine ? [customerLine] : [];
  if (askerOutlasted(evidence, gone)) return [pair.asker];
  if (!left) return [];
  return order(left, gone) === 'before' ? [pair.reached] : [pair.asker, pair.reached];
}

function lostOn(line: LegTimeline, evidence: Evidence, joinedAt: Instant | null): boolean | null {
  const { answer, askerLeftAt, consultedLeftAt, customerLine, pair } = evidence;
  if (!line.endedAt) return null;
  const later = line === customerLine ? [] : outlived(line, line.endedAt, pair);
  const since = [answer.at, joinedAt, askerLeftAt, consultedLeftAt];
  // The customer went on with somebody else, or waited for them: nothing tells whether a later end was theirs.
  if (later.length > 0) return later.every((end) => soonAfterAny(end, since) === false) ? false : null;
  const soon = soonAfterAny(line.endedAt, [answer.at, joinedAt, line === pair.reached ? askerLeftAt : consultedLeftAt]);
  if (!line.reason) return soon ? null : soon;
  return isMeant(line, line.reason.value) ? false : soon;
}

/**
 * When the legs ended that may have had the customer after this one. Of a leg that others made, ending at about the same time is enough,
 * unless the customer ended this one.
 */
function outlived(line: LegTimeline, ended: Instant, { asker, reached, chain }: Evidence['pair']): readonly Instant[] {
  const isLater = (leg: LegTimeline, at: Instant) => {
    const sure = leg === asker || leg === reached || line.reason?.value === CUSTOMER_DISCONNECT;
    return sure ? order(at, ended) === 'after' : order(at, ended) !== 'before';
  };
  const others = chain.filter((leg) => leg !== line && leg.method !== 'MONITOR');
  return others.flatMap((leg) => (leg.endedAt && isLater(leg, leg.endedAt) ? [leg.endedAt] : []));
}

/** An outside party who stayed with the customer ends their own leg as a third party. */
const isMeant = (leg: LegTimeline, reason: string): boolean =>
  MEANT.has(reason) || (leg.method === 'EXTERNAL_OUTBOUND' && reason === THIRD_PARTY_DISCONNECT);

function soonAfterAny(ended: Instant, moments: readonly (Instant | null)[]): boolean | null {
  const soon = moments.map((moment) => (moment ? soonAfter(ended, moment) : false));
  return soon.includes(true) || (soon.includes(null) ? null : false);
}

/** Null where the instants are not known well enough to say on which side of a limit they lie. */
function soonAfter(ended: Instant, moment: Instant): boolean | null {
  const afterMs = ended.ms - moment.ms;
  const doubt = Math.max(doubtMs(ended), doubtMs(moment));
  if (afterMs < -doubt || afterMs > SOON_MS + doubt) return false;
  return afterMs > doubt && afterMs <= SOON_MS - doubt ? true : null;
}
