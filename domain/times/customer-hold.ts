import type { Time } from '../consult.ts';
import { changesOf, type StatePoint } from '../fold/desk-states.ts';
import { coarsest, earlier, type Instant } from '../fold/instant.ts';
import type { LegTimeline } from '../fold/leg-timeline.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { talkEnd } from './talk-end.ts';
import { UNKNOWN } from './time.ts';

/** How far holds seen on the desk and the record's sum of them may differ by rounding. */
const OUT_MS = 2000;

/**
 * How long the customer was held between the invitation and the end of the consult: by the asker's agent events where they cover it
 * and agree with the record, else by the record where its one hold can only be this consult's.
 */
export function customerHold(evidence: Evidence): Time {
  const { pair } = evidence;
  const from = pair.invited.startedAt;
  const over = talkEnd(evidence);
  if (!pair.asker || !from || !over) return UNKNOWN;
  // The asker's contact ends no later than with the first of asker and customer; nobody is held after that.
  const to = earlier(over, pair.asker.endedAt) ?? over;
  return heldByDesk(pair.asker, from, to) ?? heldByRecord(pair.asker, pair.siblings.length, from, to) ?? UNKNOWN;
}

function heldByDesk(asker: LegTimeline, from: Instant, to: Instant): Time | null {
  const points = asker.states.filter((point) => point.agent === asker.agent);
  const all = heldWithin(points, points[0]?.ms ?? 0, points.at(-1)?.ms ?? 0);
  if (all === null || !agreesWith(asker, all)) return null;
  const held = heldWithin(points, from.ms, to.ms);
  return held === null ? null : { ms: held, method: coarsest(from.method, to.method) };
}

/**
 * Whether the record agrees with the holds seen on the desk. It counts every hold of the customer, where the desk of an agent who was
 * consulted first may not show the asker's; and it counts on as it was last after the customer has gone.
 */
function agreesWith({ record, agentLeftAt, endedAt }: LegTimeline, heldMs: number): boolean {
  if (record?.customerHoldSeconds === undefined) return true;
  const countedOnMs = agentLeftAt && endedAt ? Math.max(0, agentLeftAt.ms - endedAt.ms) : 0;
  const ownMs = (record.agentInitiatedHoldSeconds ?? record.customerHoldSeconds) * 1000;
  return heldMs >= ownMs - countedOnMs - OUT_MS && heldMs <= record.customerHoldSeconds * 1000 + OUT_MS;
}

/** Milliseconds held between two instants; null where an agent event is lost and the points leave a gap in between. */
function heldWithin(points: readonly StatePoint[], fromMs: number, toMs: number): number | null {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first.ms > fromMs || last.ms < toMs) return null;
  const seen = new Set(changesOf(points, first.agent).map((change) => change.ms));
  let held = 0;
  for (const [i, point] of points.entries()) {
    const next = points[i + 1];
    if (!next || next.ms <= fromMs || point.ms >= toMs) continue;
    if (next.state !== point.state && !seen.has(next.ms)) return null;
    if (point.state === 'CONNECTED_ONHOLD') held += Math.min(next.ms, toMs) - Math.max(point.ms, fromMs);
  }
  return held;
}

/** An invitation always puts the customer on hold, so the only hold of a contact with only one invitation began with it. */
function heldByRecord(asker: LegTimeline, otherLegs: number, from: Instant, to: Instant): Time | null {
  const { record } = asker;
  if (otherLegs > 0 || record?.holds !== 1 || record.customerHoldSeconds === undefined) return null;
  return { ms: Math.max(0, Math.min(record.customerHoldSeconds * 1000, to.ms - from.ms)), method: 'estimated' };
}
