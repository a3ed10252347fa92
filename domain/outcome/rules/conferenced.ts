import { order } from '../../fold/instant.ts';
import { askerOutlasted } from '../asker-outlasted.ts';
import { customerGoneBy, customerGoneFirst } from '../customer-gone-by.ts';
import { decided, type Rule } from '../rule.ts';

/** All three talked, and nobody was handed over: the consulted party or the customer left first, or all ended together. */
export const conferenced: Rule = (evidence) => {
  const { answer, joined, customerLeftAt, askerLeftAt: left, consultedLeftAt: gone } = evidence;
  if (!gone || !joined?.is || answer.answered?.is !== true) return null;
  const outlasted = askerOutlasted(evidence, gone);
  if (outlasted) return decided('conferenced', joined, outlasted);
  if (customerLeftAt && customerGoneFirst(evidence) && customerGoneBy(evidence, gone) !== false)
    return decided('conferenced', joined, customerLeftAt);
  return left && order(left, gone) === 'together' ? decided('conferenced', joined, left, gone) : null;
};
