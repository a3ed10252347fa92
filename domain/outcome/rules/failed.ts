import { FAILED } from '../reasons.ts';
import { decided, type Rule } from '../rule.ts';

/** Busy, invalid, blocked: the network could not put the call through. */
export const failed: Rule = ({ answer, pair }) => {
  const reason = pair.reached.reason;
  return reason && FAILED.has(reason.value) && answer.answered?.is !== true ? decided('failed', reason) : null;
};
