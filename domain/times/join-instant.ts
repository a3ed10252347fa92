import { changesOf } from '../fold/desk-states.ts';
import { COARSE_MS, earlier, type Instant } from '../fold/instant.ts';
import type { LegTimeline } from '../fold/leg-timeline.ts';
import { customerGoneFirst } from '../outcome/customer-gone-by.ts';
import { everybodyLogs } from '../outcome/everybody-logs.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { talkSeconds } from '../outcome/joined-before.ts';
import { mayHaveJoinedBefore } from '../outcome/joins.ts';

/** How far an estimate made of whole seconds may lie from what it estimates. */
const OUT_MS = 2 * COARSE_MS;

/**
 * When all three were joined: as the desk logged it; else as an agent event shows a hold ending on the consulted agent's desk, where
 * the talk with the customer began by the record; else that estimate itself. Null when nothing tells.
 */
export function joinInstant(evidence: Evidence): Instant | null {
  if (!evidence.joined?.is) return null;
  const logged = loggedJoin(evidence);
  if (logged) return logged;
  const counted = estimatedJoin(evidence);
  if (!counted) return null;
  // Nobody joins before they answer: a hold that ended earlier let the asker alone talk with the customer.
  const since = evidence.answer.at?.ms ?? Number.NEGATIVE_INFINITY;
  const estimate = { ...counted, ms: Math.max(counted.ms, since) };
  const shown = holdsEnded(evidence).find((ms) => ms >= since && Math.abs(ms - estimate.ms) <= OUT_MS);
  return shown === undefined ? estimate : { ms: shown, method: 'derived' };
}

/**
 * The first joining, where every desk keeps a log, and the record knows of no longer talk: an agent without a desk may have joined them
 * before.
 */
function loggedJoin(evidence: Evidence): Instant | null {
  const { joins, consultedLeftAt: gone } = evidence;
  const first = earliest(joins);
  const told = everybodyLogs(evidence);
  const talk = talkSeconds(evidence);
  if (!first || mayHaveJoinedBefore(first, evidence) || (!told && (talk === undefined || heldAgain(evidence) || !heldOnce(evidence))))
    return null;
  const sinceMs = gone ? gone.ms - first.ms : Number.POSITIVE_INFINITY;
  return (talk ?? 0) * 1000 > sinceMs + (told ? OUT_MS : COARSE_MS) ? null : first;
}

const earliest = (joins: Evidence['joins']): Instant | null =>
  joins.reduce<Instant | null>((first, { at }) => (at && !(first && first.ms <= at.ms) ? at : first), null);

/**
 * Talk with the customer counted back from where the record stops counting: an agent's leaving, because in real records talk and hold
 * fill all of an agent's time, the customer's absence too; for an outside party the customer's leaving, if that came first. It is right
 * only when nobody was held again after the join, so it counts only when the asker's one hold ended at the same time.
 */
function estimatedJoin(evidence: Evidence): Instant | null {
  const talk = talkSeconds(evidence);
  const talkedUntil = talkEnded(evidence);
  const byHold = endOfOnlyHold(evidence);
  if (talk === undefined || !talkedUntil || byHold === null || heldAgain(evidence)) return null;
  const ms = talkedUntil.ms - talk * 1000;
  // An outside party's hold after it, which no record counts, may not hide in the rounding.
  const outMs = evidence.pair.reached.method === 'EXTERNAL_OUTBOUND' ? COARSE_MS : OUT_MS;
  return Math.abs(byHold - ms) <= outMs ? { ms, method: 'estimated' } : null;
}

/**
 * The consulted agent was held more than once (the asker may have, after the joining), or held the customer themselves, or may have: they
 * asked somebody in turn, and the record does not say who held.
 */
function heldAgain({ pair: { reached, onward } }: Evidence): boolean {
  const { agentInitiatedHoldSeconds: own, holds = 0 } = reached.record ?? {};
  const mayHaveHeld = own === undefined ? onward.some((leg) => leg.method === 'TRANSFER' || leg.method === 'EXTERNAL_OUTBOUND') : own > 0;
  return holds > 1 || mayHaveHeld;
}

/** No second hold on either record: the asker's only invitation put the customer on hold once, and another may have come after the joining. */
const heldOnce = ({ pair: { asker, reached, siblings } }: Evidence): boolean =>
  (reached.record?.holds ?? Number.POSITIVE_INFINITY) <= 1 && (siblings.length > 0 || (asker?.record?.holds ?? 1) <= 1);

function talkEnded(evidence: Evidence): Instant | null {
  const { consultedLeftAt: gone, customerLeftAt, pair } = evidence;
  const without = pair.reached.method === 'EXTERNAL_OUTBOUND' && customerGoneFirst(evidence) ? customerLeftAt : null;
  return gone && earlier(gone, without);
}

/** Null also for an outside party, whose own holds no record counts, unless the asker's desk shows that the hold began with the invitation. */
function endOfOnlyHold({ pair: { asker, invited, reached, siblings } }: Evidence): number | null {
  const { holds, customerHoldSeconds: held } = asker?.record ?? {};
  const from = invited.startedAt;
  if (!asker || holds !== 1 || held === undefined || siblings.length > 0 || !from) return null;
  const began = reached.method === 'EXTERNAL_OUTBOUND' ? heldFrom(asker, from) : from.ms;
  return began === undefined ? null : began + held * 1000;
}

/** When the hold began that the invitation made: perhaps a little earlier, by hand. */
const heldFrom = ({ states, agent }: LegTimeline, from: Instant): number | undefined =>
  changesOf(states, agent ?? '').find(({ to, ms }) => to === 'CONNECTED_ONHOLD' && Math.abs(ms - from.ms) <= OUT_MS)?.ms;

/** On the consulted agent's desk alone: on the asker's a swap ends the hold as well. */
function holdsEnded({ pair: { reached } }: Evidence): readonly number[] {
  const ended = changesOf(reached.states, reached.agent ?? '').filter(
    (change) => change.from === 'CONNECTED_ONHOLD' && change.to === 'CONNECTED',
  );
  return ended.map((change) => change.ms);
}
