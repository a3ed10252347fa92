import type { PostedHandOff } from '../../contract/schemas/hand-off.ts';
import type { KeptSession } from './hand-off.ts';

/** Who posts, and when it arrived, ISO 8601 UTC. */
export interface Arrival {
  readonly aiAgent: string;
  readonly at: string;
}

/**
 * A session with one more post of it. The post that occurred later wins, field by field; an earlier one that arrives late fills only what is
 * still empty. Of two of the same instant the one that arrived last wins.
 * @param kept null for the first post of a session
 */
export function completeHandOff(kept: KeptSession | null, post: PostedHandOff, { aiAgent, at }: Arrival): KeptSession {
  const { contactId: _contact, code: _code, transcript, ...said } = post;
  const posted = {
    ...said,
    occurredAt: utc(said.occurredAt),
    ...(transcript && {
      transcript: transcript.map(({ at: spoken, offsetMs = null, ...turn }) => ({ ...turn, at: spoken ? utc(spoken) : null, offsetMs })),
    }),
  };
  const arrival = { aiAgent, version: (kept?.version ?? 0) + 1, firstPostedAt: kept?.firstPostedAt ?? at, postedAt: at };
  if (!kept) return { ...posted, ...arrival };
  const isLater = Date.parse(posted.occurredAt) >= Date.parse(kept.occurredAt);
  return isLater ? { ...kept, ...posted, ...arrival } : { ...posted, ...kept, ...arrival };
}

const utc = (instant: string): string => new Date(instant).toISOString();
