import { order } from '../../fold/instant.ts';
import { askerOutlasted } from '../asker-outlasted.ts';
import { customerGoneFirst } from '../customer-gone-by.ts';
import { decided, type Rule } from '../rule.ts';
import { takenBack } from '../taken-back.ts';

/** Nobody ever came, and the asker was there to see it, or everything ended with the customer. */
export const notAnswered: Rule = (evidence) => {
  const { answer, customerLeftAt, askerLeftAt: left, consultedLeftAt: gone } = evidence;
  // Taken back at about the end of the ring time: nobody knows which was first.
  if (!gone || answer.answered?.is !== false || takenBack(evidence)?.inTime === null) return null;
  const outlasted = askerOutlasted(evidence, gone);
  if (outlasted) return decided('not-answered', answer.answered, outlasted);
  if (customerLeftAt && customerGoneFirst(evidence)) return decided('not-answered', answer.answered, customerLeftAt);
  return left && order(left, gone) === 'together' ? decided('not-answered', answer.answered, left, gone) : null;
};
