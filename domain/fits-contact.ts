import type { LegFacts } from './fact.ts';
import { legTimeline } from './fold/leg-timeline.ts';
import { firstInstantOf } from './older-than-retention.ts';

/**
 * How far an action may lie from its contact: a desk logs what its agent did on a contact while they have it, and corrects its clock by
 * the skew that Streams tells. What is further off is another clock's time.
 */
export const FAR_MS = 5 * 60_000;

/** Nothing of a contact is told a day late and its desk's log before. */
const UNKNOWN_FOR_MS = 24 * 3_600_000;

/** Says of corrected instants (milliseconds since 1970 UTC) whether they lie in or near the life of a contact as Connect tells it, and not after now. */
export function fitsContact(contact: LegFacts, nowMs: number): (atMs: number) => boolean {
  const first = firstInstantOf({ contactId: contact.contactId, add: contact.sets, ...(contact.record && { record: contact.record }) });
  const { endedAt, agentLeftAt } = legTimeline({ ...contact, sets: { ...contact.sets, act: [] } });
  const fromMs = first === undefined ? nowMs - UNKNOWN_FOR_MS : Date.parse(first);
  const toMs = endedAt ? Math.max(endedAt.ms, agentLeftAt?.ms ?? endedAt.ms) : nowMs;
  return (atMs) => atMs >= fromMs - FAR_MS && atMs <= Math.min(toMs, nowMs) + FAR_MS;
}
