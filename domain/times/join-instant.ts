import { changesOf } from '../fold/desk-states.ts';
import { COARSE_MS, earlier, type Instant, TOGETHER_MS } from '../fold/instant.ts';
import { customerGoneFirst } from '../outcome/customer-gone-by.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { talkSeconds } from '../outcome/joined-before.ts';

/** How far an estimate made of whole seconds may lie from what it estimates. */
const OUT_MS = 2 * COARSE_MS;

/**
 * When all three were joined: as the desk logged it; else as an agent event shows a hold ending, on the asker's desk or the consulted
 * agent's, where the talk with the customer began by the record; else that estimate itself. Null when nothing tells.
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
  const shown = holdsEnded(evidence).filter((ms) => ms >= since && Math.abs(ms - estimate.ms) <= OUT_MS);
  const first = Math.min(...shown);
  // Two holds that ended so near to one another, and not as one: a swap and a join cannot be told apart.
  return shown.length > 0 && Math.max(...shown) - first <= TOGETHER_MS ? { ms: first, method: 'derived' } : estimate;
}

/**
 * The first joining, where both desks keep a log, and the record knows of no longer talk: an agent without a desk may have joined them
 * before.
 */
function loggedJoin(evidence: Evidence): Instant | null {
  const { joins, logs, consultedLeftAt: gone, pair } = evidence;
  const first = joins.flatMap((act) => act.at ?? []).sort((a, b) => a.ms - b.ms)[0];
  const tellsAll =
    logs.asker.some((act) => act.verb === 'dialled') && (pair.reached.method === 'EXTERNAL_OUTBOUND' || logs.consulted.length > 0);
  const talk = talkSeconds(evidence);
  if (!first || (!tellsAll && (talk === undefined || heldAgain(evidence)))) return null;
  const sinceMs = gone ? gone.ms - first.ms : Number.POSITIVE_INFINITY;
  return (talk ?? 0) * 1000 > sinceMs + (tellsAll ? OUT_MS : COARSE_MS) ? null : first;
}

/**
 * Talk with the customer counted back from where the record stops counting: an agent's leaving, because in real records talk and hold
 * fill all of an agent's time, the customer's absence too; for an outside party the customer's leaving, if that came first. It is right only when nobody was held again after the join, so
 * it counts only when the record has no second hold, or when the asker's one hold ended at the same time.
 */
function estimatedJoin(evidence: Evidence): Instant | null {
  const talk = talkSeconds(evidence);
  const talkedUntil = talkEnded(evidence);
  if (talk === undefined || !talkedUntil || heldAgain(evidence)) return null;
  const estimate: Instant = { ms: talkedUntil.ms - talk * 1000, method: 'estimated' };
  const heldOnce = (evidence.pair.reached.record?.holds ?? Number.POSITIVE_INFINITY) <= 1 && !askerHeldAgain(evidence);
  if (heldOnce) return estimate;
  const byHold = endOfOnlyHold(evidence);
  return byHold !== null && Math.abs(byHold - estimate.ms) <= OUT_MS ? estimate : null;
}

/** The consulted agent held the customer themselves, or may have: they asked somebody in turn, and the record does not say who held. */
function heldAgain({ pair: { reached, onward } }: Evidence): boolean {
  const own = reached.record?.agentInitiatedHoldSeconds;
  return own === undefined ? onward.some((leg) => leg.method === 'TRANSFER' || leg.method === 'EXTERNAL_OUTBOUND') : own > 0;
}

/** The asker's only invitation put the customer on hold once; another hold may have come after the joining. */
const askerHeldAgain = ({ pair: { asker, siblings } }: Evidence): boolean => siblings.length === 0 && (asker?.record?.holds ?? 1) > 1;

function talkEnded(evidence: Evidence): Instant | null {
  const { consultedLeftAt: gone, customerLeftAt, pair } = evidence;
  const without = pair.reached.method === 'EXTERNAL_OUTBOUND' && customerGoneFirst(evidence) ? customerLeftAt : null;
  return gone && earlier(gone, without);
}

function endOfOnlyHold({ pair: { asker, invited, siblings } }: Evidence): number | null {
  const record = asker?.record;
  const only = record?.holds === 1 && record.customerHoldSeconds !== undefined && siblings.length === 0;
  return only && invited.startedAt ? invited.startedAt.ms + (record.customerHoldSeconds ?? 0) * 1000 : null;
}

function holdsEnded({ pair: { asker, reached } }: Evidence): readonly number[] {
  const legs = [asker, reached].flatMap((leg) => (leg?.agent ? [changesOf(leg.states, leg.agent)] : []));
  const ended = legs.flat().filter((change) => change.from === 'CONNECTED_ONHOLD' && change.to === 'CONNECTED');
  return ended.map((change) => change.ms);
}
