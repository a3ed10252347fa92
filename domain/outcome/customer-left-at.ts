import type { ConsultPair } from '../fold/consult-pair.ts';
import { COARSE_MS, type Instant } from '../fold/instant.ts';
import { CUSTOMER_DISCONNECT } from './reasons.ts';

/** Talk that no rounding of whole seconds explains. */
const REAL_TALK_S = 2;

/**
 * When the customer's line ended on the asker's contact; null when they stayed, or when nothing tells.
 * The contact's end is the customer's own when the agent's after-contact work began later (a contact record with 24 s between the two
 * is known), or when Connect gives the customer as the reason.
 */
export function customerLeftAt({ asker, reached }: ConsultPair): Instant | null {
  const ended = asker?.endedAt ?? null;
  const left = asker?.agentLeftAt ?? null;
  if (!asker || !ended) return null;
  if (left && left.ms - ended.ms > COARSE_MS) return ended;
  if (asker.reason?.value !== CUSTOMER_DISCONNECT) return null;
  // A consulted party that talked to the customer after that contact's end shows that only the contact ended.
  const aliveS = reached.endedAt ? (reached.endedAt.ms - ended.ms) / 1000 : 0;
  const talkS = reached.record?.interactionSeconds ?? reached.record?.externalInteractionSeconds ?? 0;
  return aliveS > REAL_TALK_S && talkS >= aliveS - REAL_TALK_S ? null : ended;
}
