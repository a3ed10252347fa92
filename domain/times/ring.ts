import type { Time } from '../../contract/schemas/consult.ts';
import { earlier } from '../fold/instant.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { between, stretch, unknownWithin } from './time.ts';
import { windowOf } from './window.ts';

/** From the invitation to the answer, waiting in a queue included; for one that was never answered, to its end. */
export function ring({ pair, answer, consultedLeftAt }: Evidence): Time {
  const from = pair.invited.startedAt;
  if (answer.answered?.is === true && answer.at) return between(from, answer.at);
  if (answer.answered?.is === false) return between(from, consultedLeftAt);
  const over = answer.answered ? earlier(answer.by, consultedLeftAt) : consultedLeftAt;
  return unknownWithin(0, stretch(windowOf(from), windowOf(over)).atMostMs);
}
