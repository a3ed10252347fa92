import type { Time } from '../../contract/schemas/consult.ts';
import type { Evidence } from '../outcome/evidence.ts';
import { between, known, NOT_APPLICABLE, stretch, unknownWithin } from './time.ts';
import { windowOf } from './window.ts';

/** How far a queue's duration in whole seconds may lie from what it counts. */
const OUT_MS = 1000;

/** How long a team consult waited in its queue until somebody answered, or until it ended. No other consult waits in a queue. */
export function queueWait({ pair: { invited, reached }, answer, consultedLeftAt }: Evidence): Time {
  if (invited.target !== null && invited.target.kind !== 'queue') return NOT_APPLICABLE;
  if (invited.record && invited.queuedAt === null && invited === reached) return NOT_APPLICABLE;
  const over = answer.answered?.is ? answer.at : consultedLeftAt;
  if (invited.target === null || !answer.answered) return unknownWithin(0, longest(invited.startedAt, consultedLeftAt));
  const waited = between(invited.queuedAt, over);
  const told = invited === reached ? invited.record?.queueSeconds : undefined;
  if (waited.method === 'derived' || told === undefined) return waited;
  const ms = Math.round(told * 1000);
  const around = { atLeastMs: ms - OUT_MS, atMostMs: ms + OUT_MS };
  return known(ms, 'estimated', around);
}

const longest = (from: Evidence['consultedLeftAt'], to: Evidence['consultedLeftAt']): number =>
  from && to ? stretch(windowOf(from), windowOf(to)).atMostMs : Number.POSITIVE_INFINITY;
