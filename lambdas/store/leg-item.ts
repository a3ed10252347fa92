import { applyFact } from '../../domain/apply-fact.ts';
import { FACT_SETS, type LegFacts } from '../../domain/fact.ts';
import { expiryIn } from './expiry.ts';
import { actionsContactId, legContactId } from './keys.ts';
import type { Item } from './query-all.ts';
import { isTombstone } from './tombstone.ts';

/** What is known of a contact, or what one of its two items says of it. */
export interface StoredLeg {
  readonly facts: LegFacts;
  /** When DynamoDB may delete what Connect said of the contact, in seconds since 1970 UTC; null when it is not there, or nothing says so. */
  readonly expiresAt: number | null;
}

/** An item of a contact as read. */
export interface LegItem extends StoredLeg {
  /** Whether it holds what desks logged; else what Connect and its flows said. */
  readonly isActions: boolean;
}

/** Reads an item of a contact, from the table or from the image in a stream record; undefined for an item of another kind and where a contact was erased. */
export function legItem(item: Item): LegItem | undefined {
  const actedOn = actionsContactId(item.pk?.S);
  const contactId = actedOn ?? legContactId(item.pk?.S);
  if (contactId === undefined || isTombstone(item)) return undefined;
  const sets = FACT_SETS.flatMap((name) => {
    const elements = item[name]?.SS;
    return elements ? [[name, [...elements].sort()]] : [];
  });
  const [json, version] = [item.rec?.S, item.recV?.S];
  const record = json !== undefined && version !== undefined ? { record: { json, version } } : {};
  const isActions = actedOn !== undefined;
  return { facts: { contactId, sets: Object.fromEntries(sets), ...record }, expiresAt: isActions ? null : expiryIn(item), isActions };
}

/** What two items of one contact say together. Before actions had an item of their own they lay beside the rest: both are read. */
export function joinedLeg(had: StoredLeg | undefined, { facts, expiresAt }: StoredLeg): StoredLeg {
  const { contactId, sets, record } = facts;
  return {
    facts: applyFact(had?.facts, { contactId, add: sets, ...(record ? { record } : {}) }),
    expiresAt: had?.expiresAt ?? expiresAt,
  };
}

/** The contacts that items are of, in the order of their ids; items of other kinds are passed over. */
export function storedLegs(items: readonly Item[]): readonly StoredLeg[] {
  const legs = new Map<string, StoredLeg>();
  for (const item of items) {
    const part = legItem(item);
    if (part) legs.set(part.facts.contactId, joinedLeg(legs.get(part.facts.contactId), part));
  }
  return [...legs.values()].sort((a, b) => (a.facts.contactId < b.facts.contactId ? -1 : 1));
}
