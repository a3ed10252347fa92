import type { Evidence } from '../evidence.ts';
import { CONTACT_FLOW_DISCONNECT, FAILED } from '../reasons.ts';
import { decided, type Rule } from '../rule.ts';

/** Busy, invalid, blocked: the network could not put the call through. Or a full or closed queue did not take it. */
export const failed: Rule = (evidence) => {
  const { answer, pair } = evidence;
  const reason = pair.reached.reason;
  if (!reason || answer.answered?.is === true) return null;
  return FAILED.has(reason.value) || wasRefused(evidence) ? decided('failed', reason) : null;
};

/** A team's leg that its flow ended before it came into any queue; only the record, which is the final account, says that it never did. */
function wasRefused({ pair: { invited, reached } }: Evidence): boolean {
  const { method, target, queuedAt, reason, record } = invited;
  if (invited !== reached || method !== 'TRANSFER' || target?.kind === 'agent') return false;
  return reason?.value === CONTACT_FLOW_DISCONNECT && record !== undefined && queuedAt === null;
}
