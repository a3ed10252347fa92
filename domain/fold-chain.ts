import { byText } from './by-text.ts';
import type { Chain } from './consult.ts';
import { consultOf } from './consult-of.ts';
import type { LegFacts } from './fact.ts';
import { consultPairs } from './fold/consult-pair.ts';
import { legTimeline } from './fold/leg-timeline.ts';
import { legsMissing } from './fold/legs-missing.ts';
import { legOf } from './leg-of.ts';

/**
 * What a chain means: its legs, their links, its consults. A pure function of the facts: their order, repetition and splitting into
 * messages make no difference. Legs of another root are left out, so the candidates of a chain may be given as they are.
 */
export function foldChain(rootId: string, legs: readonly LegFacts[]): Chain {
  const timelines = legs
    .map(legTimeline)
    .filter((leg) => leg.root === rootId)
    .sort((a, b) => byText(a.contactId, b.contactId));
  const pairs = consultPairs(timelines);
  return {
    rootContactId: rootId,
    legs: timelines.map(legOf),
    consults: pairs.map(consultOf),
    reached: new Map(pairs.map(({ invited, reached }) => [invited.contactId, reached.contactId])),
    legsMissing: legsMissing(timelines),
  };
}
