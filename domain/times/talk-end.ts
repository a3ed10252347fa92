import { earlier, type Instant } from '../fold/instant.ts';
import { askerOutlasted } from '../outcome/asker-outlasted.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { ANYWHERE, firstOf, type Window, windowOf } from './window.ts';

/** The first going of asker and consulted party; null while it is not known of both when they went, or who stayed. */
export function talkEnd(evidence: Evidence): Instant | null {
  const { consultedLeftAt: gone, askerLeftAt: left } = evidence;
  if (gone && left) return earlier(gone, left);
  return gone && askerOutlasted(evidence, gone) ? gone : null;
}

/** Where that lies. */
export function talkEndWindow(evidence: Evidence): Window {
  const { consultedLeftAt: gone, askerLeftAt: left } = evidence;
  if (gone && !left && askerOutlasted(evidence, gone)) return windowOf(gone);
  return firstOf(windowOf(gone), windowOf(left));
}

/** The first going of all three: the customer may go from the asker's contact, or from another that has their line. */
export function threeEnd(evidence: Evidence): Instant | null {
  const end = talkEnd(evidence);
  return end && earlier(earlier(end, evidence.pair.asker?.endedAt ?? null), evidence.customerLeftAt);
}

/** Where that lies; while the customer's going is not told, they may have gone at any time before. */
export function threeEndWindow(evidence: Evidence, isFollowed: boolean): Window {
  const ends = [evidence.pair.asker?.endedAt ?? null, evidence.customerLeftAt].filter((at) => at !== null);
  const known = firstOf(talkEndWindow(evidence), ...ends.map(windowOf));
  return isFollowed ? known : { fromMs: ANYWHERE.fromMs, toMs: known.toMs };
}
