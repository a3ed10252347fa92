import type { Time } from '../consult.ts';
import { changesOf, type StatePoint } from '../fold/desk-states.ts';
import { coarsest, type Instant } from '../fold/instant.ts';
import type { LegTimeline } from '../fold/leg-timeline.ts';

/** How far holds seen on the desk and the record's sum of them may differ by rounding. */
const OUT_MS = 2000;

interface DeskHold {
  readonly asker: LegTimeline;
  readonly from: Instant;
  readonly to: Instant;
  /** Whether the asker's record tells holds, so that the desk must agree with it. */
  readonly recordTells: boolean;
}

/** How long the asker's agent events show the customer on hold; null where they do not cover it, or contradict the record. */
export function heldByDesk({ asker, from, to, recordTells }: DeskHold): Time | null {
  const points = asker.states.filter((point) => point.agent === asker.agent);
  const all = heldWithin(points, points[0]?.ms ?? 0, points.at(-1)?.ms ?? 0);
  if (all === null || (recordTells && !agreesWith(asker, all))) return null;
  const held = heldWithin(points, from.ms, to.ms);
  // An invitation puts the customer on hold: of a desk that shows none then, the events that told of it are lost.
  const begun = asker.parent !== null || heldWithin(points, from.ms, Math.min(from.ms + OUT_MS, to.ms)) !== 0;
  return held === null || !begun ? null : { ms: held, method: coarsest(from.method, to.method) };
}

/**
 * The record counts every hold of the customer, where the desk of an agent who was consulted first may not show the asker's; and it
 * counts on as it was last after the customer has gone.
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
