import { customerGoneBy, customerGoneFirst } from '../customer-gone-by.ts';
import { decided, type Rule } from '../rule.ts';

/** The customer's line ended first, while the talk was still private. */
export const customerLeft: Rule = (evidence) => {
  const { answer, joined, customerLeftAt: left, consultedLeftAt: gone } = evidence;
  if (!left || !gone || answer.answered?.is !== true || joined?.is !== false) return null;
  return customerGoneBy(evidence, gone) && customerGoneFirst(evidence) ? decided('customer-left', joined, left, gone) : null;
};
