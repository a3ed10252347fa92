import type { Time } from '../../contract/schemas/consult.ts';
import { type Instant, precedes } from '../fold/instant.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { talkEnd } from './talk-end.ts';
import { between, UNKNOWN } from './time.ts';

/** The private consult: from the answer until they joined the customer, or until one of the two left. */
export function privateTalk(evidence: Evidence, joinedAt: Instant | null): Time {
  const { answer, joined, askerLeftAt } = evidence;
  if (!answer.at || !joined) return UNKNOWN;
  // A cold transfer, or perhaps one: the asker was gone before there was anybody to talk to.
  if (askerLeftAt && !precedes(answer.at, askerLeftAt)) return UNKNOWN;
  if (joined.is) return between(answer.at, joinedAt);
  return between(answer.at, talkEnd(evidence));
}
