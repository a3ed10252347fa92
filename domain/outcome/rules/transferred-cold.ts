import { order, precedes } from '../../fold/instant.ts';
import { customerGoneFirst, isCustomerFollowed } from '../customer-gone-by.ts';
import { decided, type Rule } from '../rule.ts';

/** The asker left before the answer, and the customer stayed to wait for it. */
export const transferredCold: Rule = (evidence) => {
  const { answer, askerLeftAt: left, consultedLeftAt: gone } = evidence;
  if (!left || !isCustomerFollowed(evidence) || customerGoneFirst(evidence) !== false) return null;
  if (answer.at) return precedes(left, answer.at) ? decided('transferred-cold', left, answer.at) : null;
  const neverCame = answer.answered?.is === false && gone && order(left, gone) === 'before';
  return neverCame ? decided('transferred-cold', left, gone, answer.answered) : null;
};
