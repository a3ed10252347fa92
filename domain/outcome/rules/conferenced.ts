import { order } from '../../fold/instant.ts';
import { askerOutlasted } from '../asker-outlasted.ts';
import { customerGoneBy, customerGoneFirst } from '../customer-gone-by.ts';
import { decided, type Rule } from '../rule.ts';

/** All three talked, and nobody was handed over: the consulted party or the customer left first, or all ended together. */
export const conferenced: Rule = (evidence) => {
  const { answer, joined, askerLeftAt: left, consultedLeftAt: gone } = evidence;
  if (!gone || !joined?.is || answer.answered?.is !== true) return null;
  const outlasted = askerOutlasted(evidence, gone);
  if (outlasted) return decided('conferenced', joined, outlasted);
  if (!left) return null;
  const endedAsOne = order(left, gone) === 'together' || (customerGoneFirst(evidence) && customerGoneBy(evidence, gone) !== false);
  return endedAsOne ? decided('conferenced', joined, left, gone) : null;
};
