import { decided, type Rule } from '../rule.ts';

/** The target's own desk refused. Agent events do not tell a refusal from the asker's giving up, so nothing else says so. */
export const declined: Rule = ({ answer, logs, pair, consultedLeftAt }) => {
  const refused = pair.reached.target?.kind === 'agent' && logs.consulted.some((act) => act.verb === 'declined');
  return refused && consultedLeftAt && answer.answered?.is === false ? decided('declined', 'measured') : null;
};
