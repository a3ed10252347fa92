import type { ConsultPair } from '../fold/consult-pair.ts';
import { type Instant, order } from '../fold/instant.ts';
import type { LegTimeline } from '../fold/leg-timeline.ts';
import { CUSTOMER_DISCONNECT, NAMES_ONE } from './reasons.ts';

/** A leg that outlives its asker by this much was not merely ended a little later. */
const WENT_ON_MS = 3000;

/** When the customer's line ended, and the contact whose end tells it. */
export interface CustomerLeft {
  readonly at: Instant;
  readonly on: LegTimeline;
}

/** The end of the customer's line: on the asker's contact, or on another that had the customer; null when they stayed, or when nothing tells. */
export function customerLeft(pair: ConsultPair): CustomerLeft | null {
  const at = leftAsker(pair);
  return at && pair.asker ? { at, on: pair.asker } : leftOthers(pair);
}

/** An agent who was asked in may ask somebody in turn while the customer's line stands on another contact. */
function leftOthers({ asker, reached, chain }: ConsultPair): CustomerLeft | null {
  if (!asker?.parent) return null;
  const others = chain.filter((leg) => leg !== asker && leg !== reached && leg.method !== 'MONITOR');
  const ends = others.flatMap((on) => (on.endedAt && isCustomersEnd(on) ? [{ at: on.endedAt, on }] : []));
  return ends.sort((a, b) => b.at.ms - a.at.ms)[0] ?? null;
}

/**
 * Whether a contact's end may be the customer's although nothing says so: it ended before its agent left, and its reason is not known or
 * names nobody. Contact records of that shape, with 15 s and 24 s between the two, were of hand-overs; a line that breaks leaves the same.
 * A customer who ended a later contact of the call had not gone.
 */
export function mayBeCustomersEnd(leg: LegTimeline, chain: readonly LegTimeline[]): boolean {
  const { agentLeftAt: left, endedAt: ended, reason } = leg;
  if (!ended || !outlasted(left, ended) || (reason !== null && NAMES_ONE.has(reason.value))) return false;
  return !chain.some((other) => other !== leg && other.reason?.value === CUSTOMER_DISCONNECT && isAfter(other.endedAt, ended));
}

const isAfter = (at: Instant | null, other: Instant): boolean => at !== null && order(at, other) === 'after';

const isCustomersEnd = ({ reason }: LegTimeline): boolean => reason?.value === CUSTOMER_DISCONNECT;

/** When the customer's line ended on the asker's contact: Connect gives the customer as the reason of its end. */
function leftAsker({ asker, reached, chain }: ConsultPair): Instant | null {
  const ended = asker?.endedAt ?? null;
  const left = asker?.agentLeftAt ?? null;
  if (!asker || !ended) return null;
  if (!isCustomersEnd(asker)) return null;
  if (outlasted(left, ended)) return ended;
  // Asker gone with the contact and the consult leg going on: somebody was there, the customer or whoever else was asked into the call.
  const wentOn = left && reached.endedAt && reached.endedAt.ms - left.ms > WENT_ON_MS;
  const others = chain.filter((leg) => leg !== asker && leg !== reached && leg.parent !== null && leg.method !== 'MONITOR');
  return !wentOn || (order(ended, left) !== 'after' && others.some((leg) => livedOn(leg, left))) ? ended : null;
}

const livedOn = ({ endedAt }: LegTimeline, at: Instant): boolean => endedAt !== null && order(endedAt, at) === 'after';

const outlasted = (left: Instant | null, ended: Instant): boolean => left !== null && order(left, ended) === 'after';
