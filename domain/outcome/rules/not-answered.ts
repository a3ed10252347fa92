import { order } from '../../fold/instant.ts';
import { askerOutlasted } from '../asker-outlasted.ts';
import { customerGoneFirst } from '../customer-gone-by.ts';
import { decided, type Rule } from '../rule.ts';

/** Nobody ever came, and the asker was there to see it, or everything ended with the customer. */
export const notAnswered: Rule = (evidence) => {
  const { answer, askerLeftAt: left, consultedLeftAt: gone } = evidence;
  if (!gone || answer.answered?.is !== false) return null;
  const outlasted = askerOutlasted(evidence, gone);
  if (outlasted) return decided('not-answered', answer.answered, outlasted);
  if (!left) return null;
  const endedAsOne = order(left, gone) === 'together' || customerGoneFirst(evidence);
  return endedAsOne ? decided('not-answered', answer.answered, left, gone) : null;
};
