import type { Time } from '../../contract/schemas/consult.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { between, UNKNOWN } from './time.ts';

/** From the invitation to the answer, waiting in a queue included; for one that was never answered, to its end. */
export function ring({ pair, answer, consultedLeftAt }: Evidence): Time {
  const from = pair.invited.startedAt;
  if (answer.answered?.is === true) return between(from, answer.at);
  return answer.answered?.is === false ? between(from, consultedLeftAt) : UNKNOWN;
}
