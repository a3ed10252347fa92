import type { LegTimeline } from '../fold/leg-timeline.ts';

/**
 * A private chat about a customer's: a contact of its own to Connect, which names the customer's as its related one; what started it says that it
 * hangs on that contact (`chat-consult-fact.ts`). Related contacts that others start hang on nothing, and are none.
 */
export const isChatConsult = ({ channel, parent, related }: LegTimeline): boolean =>
  channel === 'CHAT' && parent !== null && parent === related;
