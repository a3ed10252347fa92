import { order } from '../../fold/instant.ts';
import { askerOutlasted } from '../asker-outlasted.ts';
import { customerGoneBy } from '../customer-gone-by.ts';
import { CUSTOMER_DISCONNECT } from '../reasons.ts';
import { decided, type Rule } from '../rule.ts';

/**
 * The consulted party left first and never talked with the customer: the asker went back to them. Or all ended as one, and Connect
 * names another than the customer for it.
 */
export const returned: Rule = (evidence) => {
  const { answer, joined, askerLeftAt: left, consultedLeftAt: gone, pair } = evidence;
  if (!gone || joined?.is !== false || answer.answered?.is !== true || customerGoneBy(evidence, gone) !== false) return null;
  const outlasted = askerOutlasted(evidence, gone);
  if (outlasted) return decided('returned', joined, outlasted);
  // A customer who hung up on the consulted party was with them: the asker had left, however shortly before.
  const wasWithCustomer = pair.reached.reason?.value === CUSTOMER_DISCONNECT;
  const endedAsOne = left && pair.asker?.reason && !wasWithCustomer && order(left, gone) === 'together';
  return endedAsOne ? decided('returned', joined, left, gone) : null;
};
