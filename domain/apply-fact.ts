import { byText } from './by-text.ts';
import { FACT_SETS, type Fact, type LegFacts, type StoredRecord } from './fact.ts';

/**
 * A leg with one more fact: the in-memory twin of the ledger's one UpdateItem per fact. Sets only grow, the newest record stays, so
 * any order and any repetition of the same facts gives the same leg.
 */
export function applyFact(leg: LegFacts | undefined, fact: Fact): LegFacts {
  const sets = { ...leg?.sets };
  for (const name of FACT_SETS) {
    const told = fact.add[name];
    if (told && told.length > 0) sets[name] = union(sets[name] ?? [], told);
  }
  const record = newer(leg?.record, fact.record);
  return { contactId: fact.contactId, sets, ...(record ? { record } : {}) };
}

function union(had: readonly string[], told: readonly string[]): readonly string[] {
  const all = new Set([...had, ...told]);
  return all.size === had.length ? had : [...all].sort(byText);
}

function newer(had: StoredRecord | undefined, told: StoredRecord | undefined): StoredRecord | undefined {
  if (!had || !told) return told ?? had;
  return told.version > had.version ? told : had;
}
