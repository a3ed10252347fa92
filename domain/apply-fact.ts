import { byText } from './by-text.ts';
import { FACT_SETS, type Fact, type LegFacts, type StoredRecord } from './fact.ts';

/**
 * A leg with one more fact: the in-memory twin of the ledger's one UpdateItem per fact. Sets only grow, the newest record stays, so
 * any order and any repetition of the same facts gives the same leg.
 */
export function applyFact(leg: LegFacts | undefined, fact: Fact): LegFacts {
  const sets = FACT_SETS.flatMap((name) => {
    const all = new Set([...(leg?.sets[name] ?? []), ...(fact.add[name] ?? [])]);
    return all.size > 0 ? [[name, [...all].sort(byText)] as const] : [];
  });
  const record = newer(leg?.record, fact.record);
  return { contactId: fact.contactId, sets: Object.fromEntries(sets), ...(record ? { record } : {}) };
}

function newer(had: StoredRecord | undefined, told: StoredRecord | undefined): StoredRecord | undefined {
  if (!had || !told) return told ?? had;
  return told.version > had.version ? told : had;
}
