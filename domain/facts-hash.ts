import { byText } from './by-text.ts';
import { FACT_SETS, type LegFacts } from './fact.ts';
import { sha256 } from './sha256.ts';

/**
 * Names the facts that legs were folded from (`seen`): equal for equal facts in whatever order they came. A record counts by what it
 * tells, so a copy sent again with nothing new in it changes nothing.
 */
export function factsHash(legs: readonly LegFacts[]): string {
  const sorted = [...legs].sort((a, b) => byText(a.contactId, b.contactId));
  return sha256(JSON.stringify(sorted.map(contentOf)));
}

const contentOf = (leg: LegFacts) => [
  leg.contactId,
  FACT_SETS.map((name) => [...new Set(leg.sets[name] ?? [])].sort(byText)),
  leg.record?.json ?? null,
];
