import type { Consult } from '../../contract/schemas/consult.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { conference } from './conference.ts';
import { customerHold } from './customer-hold.ts';
import { joinInstant } from './join-instant.ts';
import { privateTalk } from './private-talk.ts';
import { queueWait } from './queue-wait.ts';
import { ring } from './ring.ts';

/** The five times of a consult, each with its method. */
export function timesOf(evidence: Evidence): Consult['times'] {
  const joinedAt = joinInstant(evidence);
  return {
    ring: ring(evidence),
    queueWait: queueWait(evidence),
    private: privateTalk(evidence, joinedAt),
    conference: conference(evidence, joinedAt),
    customerHold: customerHold(evidence, joinedAt),
  };
}
