import { order } from '../../fold/instant.ts';
import { customerGoneFirst } from '../customer-gone-by.ts';
import { decided, type Rule } from '../rule.ts';

/** The target's own desk refused. Agent events do not tell a refusal from the asker's giving up, so nothing else says so. */
export const declined: Rule = (evidence) => {
  const { answer, logs, pair, askerLeftAt: left, consultedLeftAt: gone } = evidence;
  // An asker who was gone by then had handed the customer over, unless the customer was gone before.
  if (left && gone && order(left, gone) === 'before' && !customerGoneFirst(evidence)) return null;
  const refused = pair.reached.target?.kind === 'agent' && logs.consulted.some((act) => act.verb === 'declined');
  return refused && gone && answer.answered?.is === false ? decided('declined', 'measured') : null;
};
