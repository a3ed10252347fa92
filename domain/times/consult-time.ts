import type { Time } from '../../contract/schemas/consult.ts';
import { precedes } from '../fold/instant.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { talkEnd, talkEndWindow } from './talk-end.ts';
import { between, NOT_APPLICABLE, stretch, unknownWithin } from './time.ts';
import { windowOf } from './window.ts';

/**
 * All the time that asker and consulted party were on the call together, whatever the customer heard: from the answer until the first of
 * the two left.
 */
export function consultTime(evidence: Evidence): Time {
  if (neverMet(evidence)) return NOT_APPLICABLE;
  const { answer, pair } = evidence;
  const ends = talkEndWindow(evidence);
  if (answer.at && !mayHaveMissed(evidence)) return between(answer.at, talkEnd(evidence), ends);
  if (answer.at) return unknownWithin(0, stretch(windowOf(answer.at), ends).atMostMs);
  // They had answered by then, or may have at any time since the invitation.
  const latest = answer.answered ? windowOf(answer.by).toMs : Number.POSITIVE_INFINITY;
  const since = { fromMs: windowOf(pair.invited.startedAt).fromMs, toMs: latest };
  const { atLeastMs, atMostMs } = stretch(since, ends);
  return unknownWithin(atLeastMs, atMostMs);
}

/** The asker went so near to the answer that nothing tells which came first. */
const mayHaveMissed = ({ answer, askerLeftAt: left }: Evidence): boolean =>
  left !== null && answer.at !== null && !precedes(answer.at, left);

/** Nobody answered; or, a cold transfer, the asker was gone before there was anybody to talk to. */
export const neverMet = ({ answer, askerLeftAt: left }: Evidence): boolean =>
  answer.answered?.is === false || (left !== null && answer.at !== null && precedes(left, answer.at));
