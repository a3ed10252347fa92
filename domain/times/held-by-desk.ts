import type { Time } from '../../contract/schemas/consult.ts';
import { bothHeldWithin, heldWithin, pointsSinceConnected, type StatePoint } from '../fold/desk-states.ts';
import { coarsest, earlier, type Instant } from '../fold/instant.ts';
import type { LegTimeline } from '../fold/leg-timeline.ts';
import { known } from './time.ts';
import { windowOf } from './window.ts';

/** How far holds seen on the desk and the record's sum of them may differ by rounding. */
const OUT_MS = 2000;

interface DeskHold {
  readonly asker: LegTimeline;
  readonly from: Instant;
  readonly to: Instant;
  /** The other legs of the call. */
  readonly others: readonly LegTimeline[];
  /** When the customer's line ended, on whichever contact it was. */
  readonly customerLeftAt: Instant | null;
  /** Whether the asker's record tells holds, so that the desk must agree with it. */
  readonly recordTells: boolean;
}

/** How far an instant that bounds the holds may lie from where it is told. */
function spreadOf(at: Instant): number {
  const { fromMs, toMs } = windowOf(at);
  return Math.max(at.ms - fromMs, toMs - at.ms);
}

/** How long the asker's agent events show the customer on hold; null where they do not cover it, or contradict the record. */
export function heldByDesk({ asker, from, to, others, customerLeftAt, recordTells }: DeskHold): Time | null {
  const points = pointsSinceConnected(asker.states, asker.agent);
  const all = heldWithin(points, points[0]?.ms ?? 0, points.at(-1)?.ms ?? 0);
  if (all === null || (recordTells && !agreesWith(asker, all, customerLeftAt))) return null;
  const held = heldWithin(points, from.ms, to.ms);
  // An invitation puts the customer on hold: of a desk that shows none then, the events that told of it are lost.
  const begun = asker.parent !== null || heldWithin(points, from.ms, Math.min(from.ms + OUT_MS, to.ms)) !== 0;
  if (held === null || !begun || others.some((leg) => showsTheSame(leg, points, { from, to }))) return null;
  const spread = spreadOf(from) + spreadOf(to);
  return known(held, coarsest(from.method, to.method), { atLeastMs: held - spread, atMostMs: held + spread });
}

/**
 * Another desk shows a hold at the same time: either there were two, or both desks show whatever hold the customer is on (`consultedAgentEventState`), and nothing tells whose it was.
 */
function showsTheSame({ states, agent }: LegTimeline, points: readonly StatePoint[], { from, to }: Pick<DeskHold, 'from' | 'to'>): boolean {
  return bothHeldWithin(points, pointsSinceConnected(states, agent), from.ms, to.ms);
}

/**
 * The record counts every hold of the customer, where the desk of an agent who was consulted first may not show the asker's; and it
 * counts on as it was last after the customer has gone.
 */
function agreesWith({ record, agentLeftAt, endedAt }: LegTimeline, heldMs: number, customerLeftAt: Instant | null): boolean {
  if (record?.customerHoldSeconds === undefined) return true;
  const gone = earlier(endedAt, customerLeftAt);
  const countedOnMs = agentLeftAt && gone ? Math.max(0, agentLeftAt.ms - gone.ms) : 0;
  const ownMs = (record.agentInitiatedHoldSeconds ?? record.customerHoldSeconds) * 1000;
  return heldMs >= ownMs - countedOnMs - OUT_MS && heldMs <= record.customerHoldSeconds * 1000 + OUT_MS;
}
