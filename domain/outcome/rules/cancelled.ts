import { decided, type Rule } from '../rule.ts';
import { takenBack } from '../taken-back.ts';

/** The asker ended it before the ring time was over. */
export const cancelled: Rule = (evidence) => {
  const back = takenBack(evidence);
  return back?.inTime ? decided('cancelled', back) : null;
};
