import type { Time } from '../../contract/schemas/consult.ts';
import type { Instant } from '../fold/instant.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { between, NOT_APPLICABLE, unknownWithin } from './time.ts';

/** The private consult: from the answer until they joined the customer, or until one of the two left: the whole consult at most. */
export function privateTalk(evidence: Evidence, joinedAt: Instant | null, consult: Time): Time {
  if (consult.method === 'not-applicable') return NOT_APPLICABLE;
  const { answer, joined } = evidence;
  if (joined?.is === false && answer.at) return consult;
  if (joined?.is && answer.at && joinedAt) return within(between(answer.at, joinedAt), consult);
  return unknownWithin(0, consult.atMostMs ?? Number.POSITIVE_INFINITY);
}

/** A part is no longer than the whole. */
export const within = (part: Time, whole: Time): Time =>
  part.atMostMs === null || whole.atMostMs === null
    ? part
    : { ...part, atMostMs: Math.max(Math.min(part.atMostMs, whole.atMostMs), part.ms ?? 0) };
