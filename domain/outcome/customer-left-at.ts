import type { ConsultPair } from '../fold/consult-pair.ts';
import { COARSE_MS, type Instant } from '../fold/instant.ts';
import { CUSTOMER_DISCONNECT } from './reasons.ts';

/** A leg that outlives its asker by this much was not merely ended a little later. */
const WENT_ON_MS = 3000;

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
  // Asker gone with the contact and the consult leg going on: somebody was there to talk to.
  const wentOn = left && reached.endedAt && reached.endedAt.ms - left.ms > WENT_ON_MS;
  return wentOn ? null : ended;
}
