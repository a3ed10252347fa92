import type { LegTimeline } from './leg-timeline.ts';

/**
 * The contacts whose records say that a leg was made from them which is not among these: one names a next contact, or says that it was
 * transferred and nothing hangs on it. A next contact is that of the last leg only, so earlier ones may be missing as well.
 */
export function legsMissing(legs: readonly LegTimeline[]): readonly string[] {
  const here = new Set(legs.map(({ contactId }) => contactId));
  const parents = new Set(legs.map(({ parent }) => parent));
  return legs.flatMap(({ contactId, record }) => {
    const isMissing = record?.next === undefined ? record?.transferred === true && !parents.has(contactId) : !here.has(record.next);
    return isMissing ? [contactId] : [];
  });
}
