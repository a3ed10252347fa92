import { earlier, type Instant } from '../fold/instant.ts';
import { askerOutlasted } from '../outcome/asker-outlasted.ts';
import type { Evidence } from '../outcome/evidence.ts';

/** The first going of asker and consulted party; null while it is not known of both when they went, or who stayed. */
export function talkEnd(evidence: Evidence): Instant | null {
  const { consultedLeftAt: gone, askerLeftAt: left } = evidence;
  if (gone && left) return earlier(gone, left);
  return gone && askerOutlasted(evidence, gone) ? gone : null;
}

/** The first going of all three: the customer may go from the asker's contact, or from another that has their line. */
export function threeEnd(evidence: Evidence): Instant | null {
  const end = talkEnd(evidence);
  return end && earlier(earlier(end, evidence.pair.asker?.endedAt ?? null), evidence.customerLeftAt);
}
