import { byText } from '../by-text.ts';
import { FACT_SETS, type FactSet, type LegFacts } from '../fact.ts';

/**
 * How much of one contact the fold reads. Calls as people make them stay far below: an action is logged for a press of a button, an
 * event or a state comes with a change of the call. What is over the limit is counted and named in `missing`.
 */
export const FACT_LIMITS = {
  /** Actions that one agent logged on one contact, so that nobody's log crowds out a colleague's. */
  actionsPerAgent: 200,
  /** Elements of every set. */
  perSet: 2_000,
} as const;

/** A contact's facts as far as they are read, and how many are left out. */
export interface LimitedLeg {
  readonly leg: LegFacts;
  readonly leftOut: number;
}

/** Leaves out what is over the limits: the latest, so that facts that come after do not change what is read. */
export function withinLimits(leg: LegFacts): LimitedLeg {
  const over = FACT_SETS.filter((name) => (leg.sets[name]?.length ?? 0) > limitOf(name));
  if (over.length === 0) return { leg, leftOut: 0 };
  const read = over.map((name) => [name, firstOf(name, leg.sets[name] ?? [])] as const);
  const leftOut = read.reduce((sum, [name, elements]) => sum + (leg.sets[name]?.length ?? 0) - elements.length, 0);
  return { leg: { ...leg, sets: { ...leg.sets, ...Object.fromEntries(read) } }, leftOut };
}

const limitOf = (name: FactSet): number => (name === 'act' ? FACT_LIMITS.actionsPerAgent : FACT_LIMITS.perSet);

function firstOf(name: FactSet, elements: readonly string[]): readonly string[] {
  const inOrder = inOrderOfTime(name, elements);
  if (name !== 'act') return inOrder.slice(0, FACT_LIMITS.perSet).sort(byText);
  const byAgent = Map.groupBy(inOrder, agentOfAction);
  const own = [...byAgent.values()].flatMap((acts) => acts.slice(0, FACT_LIMITS.actionsPerAgent));
  return inOrderOfTime(name, own).slice(0, FACT_LIMITS.perSet).sort(byText);
}

/** The agent of an `act` element. */
export const agentOfAction = (element: string): string => element.split('|', 2)[1] ?? '';

function inOrderOfTime(name: FactSet, elements: readonly string[]): string[] {
  const keyed = elements.map((element) => ({ element, at: instantIn(name, element) }));
  return keyed.sort((a, b) => byText(a.at, b.at) || byText(a.element, b.element)).map(({ element }) => element);
}

const INSTANT_AT: Readonly<Partial<Record<FactSet, number>>> = { ev: 1, st: 2, act: 3 };

function instantIn(name: FactSet, element: string): string {
  const place = INSTANT_AT[name];
  return place === undefined ? '' : (element.split('|')[place] ?? '');
}
