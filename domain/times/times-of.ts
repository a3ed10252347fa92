import type { Consult } from '../../contract/schemas/consult.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { conference } from './conference.ts';
import { consultTime } from './consult-time.ts';
import { customerHold } from './customer-hold.ts';
import { joinInstant } from './join-instant.ts';
import { privateTalk } from './private-talk.ts';
import { queueWait } from './queue-wait.ts';
import { ring } from './ring.ts';

/** The times of a consult, each with its method and its bounds. */
export function timesOf(evidence: Evidence): Consult['times'] {
  const joinedAt = joinInstant(evidence);
  const consult = consultTime(evidence);
  return {
    consult,
    ring: ring(evidence),
    queueWait: queueWait(evidence),
    private: privateTalk(evidence, joinedAt, consult),
    conference: conference(evidence, joinedAt, consult),
    customerHold: customerHold(evidence, joinedAt),
  };
}
