import { FACT_SETS, type LegFacts } from '../../domain/fact.ts';
import { expiryIn } from './expiry.ts';
import { legContactId } from './keys.ts';
import type { Item } from './query-all.ts';

/** A LEG item as read: the facts, and beside them when DynamoDB may delete the item, in seconds since 1970 UTC. */
export interface StoredLeg {
  readonly facts: LegFacts;
  readonly expiresAt: number | null;
}

/** Reads a LEG item, from the table or from the image in a stream record; undefined for an item of another kind. */
export function storedLeg(item: Item): StoredLeg | undefined {
  const contactId = legContactId(item.pk?.S);
  if (contactId === undefined) return undefined;
  const sets = FACT_SETS.flatMap((name) => {
    const elements = item[name]?.SS;
    return elements ? [[name, [...elements].sort()]] : [];
  });
  const [json, version] = [item.rec?.S, item.recV?.S];
  const record = json !== undefined && version !== undefined ? { record: { json, version } } : {};
  return {
    facts: { contactId, sets: Object.fromEntries(sets), ...record },
    expiresAt: expiryIn(item),
  };
}
