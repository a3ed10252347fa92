import { askerOutlasted } from '../asker-outlasted.ts';
import { customerGoneBy } from '../customer-gone-by.ts';
import { decided, type Rule } from '../rule.ts';

/** The consulted party left first and never talked with the customer: the asker went back to them. */
export const returned: Rule = (evidence) => {
  const { answer, joined, consultedLeftAt: gone } = evidence;
  if (!gone || joined?.is !== false || answer.answered?.is !== true) return null;
  const outlasted = askerOutlasted(evidence, gone);
  return outlasted && customerGoneBy(evidence, gone) === false ? decided('returned', joined, outlasted) : null;
};
