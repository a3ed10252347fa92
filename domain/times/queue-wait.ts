import type { Time } from '../../contract/schemas/consult.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { between, UNKNOWN } from './time.ts';

/** How long a team consult waited in its queue until somebody answered, or until it ended. No other consult waits in a queue. */
export function queueWait({ pair: { invited, reached }, answer, consultedLeftAt }: Evidence): Time {
  if (invited.target?.kind !== 'queue' || !answer.answered) return UNKNOWN;
  const waited = between(invited.queuedAt, answer.answered.is ? answer.at : consultedLeftAt);
  const told = invited === reached ? invited.record?.queueSeconds : undefined;
  if (waited.method === 'derived' || told === undefined) return waited;
  return { ms: Math.round(told * 1000), method: 'estimated' };
}
