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

/** The changes among one agent's points. Two states further apart are a lost event: there was a change, and nobody knows when. */
export function changesOf(points: readonly StatePoint[], agent: string): readonly StateChange[] {
  const own = points.filter((point) => point.agent === agent);
  return own.flatMap((point, i) => {
    const before = own[i - 1];
    const seen = before && before.state !== point.state && point.ms - before.ms === 1;
    return seen ? [{ agent, from: before.state, to: point.state, ms: point.ms }] : [];
  });
}
