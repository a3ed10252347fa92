import type { TrueCall, TrueLeg } from '../connect/truth.ts';
import type { Outcome } from './consult.ts';
import type { TrueMoments } from './true-moments.ts';

/**
 * How long there is somebody to wait for: an agent's softphone rings 20 s, an outside telephone 60 s, a team is waited for without an
 * end (Admin Guide, "Set up agents" and the contact record's TELECOM_TIMEOUT). Whoever gives up later was not answered.
 */
const RING_TIME_MS = { agent: 20_000, external: 60_000, queue: Infinity } as const;

/** How one consult ended; `pending` while it has not. */
export function trueOutcome(call: TrueCall, leg: TrueLeg, moments: TrueMoments): Outcome {
  if (moments.answeredAt === null && (isFailure(leg.endedBy) || wasRefused(leg))) return 'failed';
  if (leftBeforeAnswer(moments)) return 'transferred-cold';
  if (moments.answeredAt === null) return unanswered(leg, moments);
  return answered(call, moments);
}

/** The network could not put the call through: busy, no such number and the like; a lost browser (`OTHER`) is no such thing. */
const isFailure = (endedBy: string | null) => endedBy?.startsWith('network:TELECOM_') && endedBy !== 'network:TELECOM_UNANSWERED';

/** A full or closed queue did not take it, and its flow hung up. */
const wasRefused = ({ target, queuedAtMs, endedBy }: TrueLeg) => target?.kind === 'queue' && queuedAtMs === null && endedBy === 'system';

const before = (one: number | null, other: number | null) => one !== null && (other === null || one < other);

/** The asker went while the customer stayed with a leg nobody had answered. */
const leftBeforeAnswer = ({ askerLeftAt, answeredAt, targetLeftAt, customerLeftAt }: TrueMoments) =>
  before(askerLeftAt, answeredAt ?? targetLeftAt) && before(askerLeftAt, customerLeftAt);

function unanswered(leg: TrueLeg, { askerLeftAt }: TrueMoments): Outcome {
  // One member's refusal is not their team's: it rings on at somebody else's.
  if (leg.declinedAtMs !== null && leg.target?.kind === 'agent') return 'declined';
  if (leg.endedAtMs === null) return 'pending';
  // An asker who hangs up ends everything, and takes nothing back.
  const takenBack = leg.endedBy === leg.askedBy && askerLeftAt !== leg.endedAtMs;
  return takenBack && !rangOut(leg, leg.endedAtMs) ? 'cancelled' : 'not-answered';
}

/** The asker only put away what had had its time. */
const rangOut = ({ target, queuedAtMs, startedAtMs }: TrueLeg, endedAt: number) =>
  endedAt - (queuedAtMs ?? startedAtMs) >= RING_TIME_MS[target?.kind ?? 'agent'];

function answered(call: TrueCall, { joinedAt, askerLeftAt, targetLeftAt, customerLeftAt }: TrueMoments): Outcome {
  const joined = joinedAt !== null;
  const alone = before(customerLeftAt, askerLeftAt) && before(customerLeftAt, targetLeftAt);
  const hungUp = call.parties.some(
    ({ kind, endedBy, leftAtMs }) => kind === 'customer' && endedBy === 'customer' && leftAtMs === customerLeftAt,
  );
  const together = hungUp && customerLeftAt === askerLeftAt && customerLeftAt === targetLeftAt;
  if (!joined && (alone || together)) return 'customer-left';
  if (before(askerLeftAt, targetLeftAt) && before(askerLeftAt, customerLeftAt)) return 'transferred-warm';
  if (targetLeftAt === null && askerLeftAt === null) return 'pending';
  return joined ? 'conferenced' : 'returned';
}
