import type { LegFacts } from '../fact.ts';

/** A state that an agent's contact was in at an instant (milliseconds since 1970 UTC). */
export interface StatePoint {
  readonly agent: string;
  readonly state: string;
  readonly ms: number;
}

/** A change seen from both sides: agent events tell the state before and the state after, 1 ms apart. */
interface StateChange {
  readonly agent: string;
  readonly from: string;
  readonly to: string;
  readonly ms: number;
}

/** What agent events say of a leg, in order. */
export function statePointsOf(leg: LegFacts): readonly StatePoint[] {
  return (leg.sets.st ?? [])
    .map((element) => element.split('|'))
    .map(([agent = '', state = '', at = '']) => ({ agent, state, ms: Date.parse(at) }))
    .sort((a, b) => a.ms - b.ms || (a.state < b.state ? -1 : 1));
}

/** States in which the agent has the contact (Admin Guide, "about contact states"). */
export const HAS: ReadonlySet<string> = new Set(['CONNECTED', 'CONNECTED_ONHOLD']);

/** One agent's points since they had the contact: of a team's call that they missed before, it was gone from their desk in between. */
export function pointsSinceConnected(points: readonly StatePoint[], agent: string | null): readonly StatePoint[] {
  const own = points.filter((point) => point.agent === agent);
  const first = own.findIndex((point) => HAS.has(point.state));
  return first < 0 ? [] : own.slice(first);
}

/** Milliseconds on hold between two instants; null where an agent event is lost and one agent's points leave a gap in between. */
export function heldWithin(points: readonly StatePoint[], fromMs: number, toMs: number): number | null {
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

/** Whether two desks show their contacts on hold at the same time, for more than an instant, between two instants. */
export function bothHeldWithin(one: readonly StatePoint[], other: readonly StatePoint[], fromMs: number, toMs: number): boolean {
  const holds = (points: readonly StatePoint[]) =>
    points.flatMap((point, i) => (point.state === 'CONNECTED_ONHOLD' ? [[point.ms, points[i + 1]?.ms ?? point.ms] as const] : []));
  const others = holds(other);
  return holds(one).some(([began, ended]) => others.some(([from, to]) => Math.min(ended, to, toMs) - Math.max(began, from, fromMs) > 1));
}

/** The changes among one agent's points. Two states further apart are a lost event: there was a change, and nobody knows when. */
export function changesOf(points: readonly StatePoint[], agent: string): readonly StateChange[] {
  const own = points.filter((point) => point.agent === agent);
  return own.flatMap((point, i) => {
    const before = own[i - 1];
    const seen = before && before.state !== point.state && point.ms - before.ms === 1;
    return seen ? [{ agent, from: before.state, to: point.state, ms: point.ms }] : [];
  });
}
