import type { Leg } from '../contract/schemas/consult.ts';
import type { Instant } from './fold/instant.ts';
import type { LegTimeline } from './fold/leg-timeline.ts';

/** An instant as it is shown: ISO 8601 UTC with milliseconds. */
export const iso = (at: Instant | null): string | null => (at ? new Date(at.ms).toISOString() : null);

/** When the leg began, or the earliest that is known of it: a contact record may lack its beginning. */
export const firstSeenAt = (leg: LegTimeline): Instant | null =>
  leg.startedAt ?? leg.queuedAt ?? leg.connectedToSystemAt ?? leg.connectedToAgentAt ?? leg.endedAt;

/** A leg as it is shown to others. */
export function legOf(leg: LegTimeline): Leg {
  return {
    contactId: leg.contactId,
    parentContactId: leg.parent,
    rootContactId: leg.root,
    relatedContactId: leg.related,
    channel: leg.channel,
    initiationMethod: leg.method,
    agent: leg.agent,
    queue: leg.queue,
    target: leg.target,
    startedAt: iso(firstSeenAt(leg)),
    queuedAt: iso(leg.queuedAt),
    connectedToSystemAt: iso(leg.connectedToSystemAt),
    connectedToAgentAt: iso(leg.connectedToAgentAt),
    agentLeftAt: iso(leg.agentLeftAt),
    endedAt: iso(leg.endedAt),
    endReason: leg.reason?.value ?? null,
    missing: leg.record ? [] : [`record of ${leg.contactId}`],
  };
}
