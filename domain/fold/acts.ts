import type { Verb } from '../../contract/verbs.ts';
import { byText } from '../by-text.ts';
import type { LegFacts } from '../fact.ts';
import { type Instant, TOGETHER_MS } from './instant.ts';

/** One entry of a desk's log. `at` is null when its clock cannot be believed: the verb still counts. */
export interface Act {
  readonly agent: string;
  readonly verb: Verb;
  readonly at: Instant | null;
}

/** Where a leg lies in time as Connect itself tells it; null is open. */
export interface Span {
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** Corrected further than this by its own leg, an action's instant tells nothing. */
const UNFIT_MS = 2000;

/**
 * The log entries on a leg in their order, each corrected by its skew and clamped to the leg. An entry that was sent again in other
 * words counts once: of elements with one id the smallest, so that order never decides.
 */
export function actsOf(leg: LegFacts, span: Span): readonly Act[] {
  const told = Map.groupBy([...(leg.sets.act ?? [])].sort(byText), (element) => element.split('|', 2).join('|'));
  return [...told.values()]
    .map(([element = '']) => element.split('|'))
    .map(([id = '', agent = '', verb = '', at = '', skew = '0']) => ({ id, agent, verb: verb as Verb, ms: Date.parse(at) + Number(skew) }))
    .sort((a, b) => a.ms - b.ms || dialsFirst(a.verb, b.verb) || byText(a.id, b.id))
    .map(({ agent, verb, ms }) => ({ agent, verb, at: fitted(ms, span) }));
}

/** What is logged with a dialling came of it. */
const dialsFirst = (a: Verb, b: Verb): number => Number(b === 'dialled') - Number(a === 'dialled');

/** Inside the leg as it is; a little outside, moved and only estimated; far outside, no instant. */
function fitted(ms: number, { from, to }: Span): Instant | null {
  const clamped = Math.min(Math.max(ms, from?.ms ?? ms), to?.ms ?? ms);
  const movedMs = Math.abs(clamped - ms);
  if (movedMs > UNFIT_MS) return null;
  return { ms: clamped, method: movedMs > TOGETHER_MS ? 'estimated' : 'measured' };
}
