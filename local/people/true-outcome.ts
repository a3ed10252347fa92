import type { TrueCall, TrueLeg } from '../connect/truth.ts';
import type { Outcome } from './consult.ts';
import type { TrueMoments } from './true-moments.ts';

/** How long an agent's softphone rings (Admin Guide, "Set up agents"). */
const RING_TIME_MS = 20_000;

/** How one consult ended; `pending` while it has not. */
export function trueOutcome(call: TrueCall, leg: TrueLeg, moments: TrueMoments): Outcome {
  if (leg.endedBy?.startsWith('network:') && leg.endedBy !== 'network:TELECOM_UNANSWERED') return 'failed';
  if (leftBeforeAnswer(moments)) return 'transferred-cold';
  if (moments.answeredAt === null) return unanswered(leg);
  return answered(call, moments);
}

const before = (one: number | null, other: number | null) => one !== null && (other === null || one < other);

/** The asker went while the customer stayed with a leg nobody had answered. */
const leftBeforeAnswer = ({ askerLeftAt, answeredAt, targetLeftAt, customerLeftAt }: TrueMoments) =>
  before(askerLeftAt, answeredAt ?? targetLeftAt) && before(askerLeftAt, customerLeftAt);

function unanswered(leg: TrueLeg): Outcome {
  if (leg.declinedAtMs !== null) return 'declined';
  if (leg.endedAtMs === null) return 'pending';
  return leg.endedBy === leg.askedBy && !rangOut(leg, leg.endedAtMs) ? 'cancelled' : 'not-answered';
}

/** The colleague's telephone had its full ring, so that the asker only put away what was over. */
const rangOut = ({ target, rangAtMs }: TrueLeg, endedAt: number) =>
  target?.kind === 'agent' && rangAtMs !== null && endedAt - rangAtMs >= RING_TIME_MS;

function answered(call: TrueCall, { joinedAt, askerLeftAt, targetLeftAt, customerLeftAt }: TrueMoments): Outcome {
  const joined = joinedAt !== null;
  const alone = before(customerLeftAt, askerLeftAt) && before(customerLeftAt, targetLeftAt);
  const hungUp = call.parties.some(({ kind, endedBy }) => kind === 'customer' && endedBy === 'customer');
  const together = hungUp && customerLeftAt === askerLeftAt && customerLeftAt === targetLeftAt;
  if (!joined && (alone || together)) return 'customer-left';
  if (before(askerLeftAt, targetLeftAt) && before(askerLeftAt, customerLeftAt)) return 'transferred-warm';
  if (targetLeftAt === null && askerLeftAt === null) return 'pending';
  return joined ? 'conferenced' : 'returned';
}
