import { type Instant, order, precedes } from '../fold/instant.ts';
import type { LegRecord } from '../leg-record.ts';
import { askerOutlasted } from './asker-outlasted.ts';
import { customerGoneFirst } from './customer-gone-by.ts';
import type { Evidence } from './evidence.ts';
import { type Truth, truth } from './truth.ts';

/** Talk with the customer from this length on is a conference, and none at all is not; AWS's own classification takes 2 s. */
const CONFERENCE_S = 2;
/** Two instants and two durations cut to whole seconds may be out by this much together. */
const CUT_S = 1;

type Course = Omit<Evidence, 'joined'>;

/**
 * Whether all three talked together while the asker was there. The desk's log says it; else the consulted party's talk with the
 * customer does, less what of it came after the asker had left (Admin Guide: `AgentInteractionDuration` is 0 for a pure consult).
 */
export function joinedBefore(course: Course): Truth | null {
  const { answer, logs, askerLeftAt, customerLeftAt } = course;
  if (course.joins.length > 0) return truth(true, 'measured');
  if (answer.answered?.is === false) return answer.answered;
  if (askerLeftAt && answer.at && precedes(askerLeftAt, answer.at)) return truth(false, askerLeftAt.method);
  // The record of whoever comes after the customer has gone counts all their time as talk.
  const gone = customerLeftAt && answer.at ? order(customerLeftAt, answer.at) : 'after';
  if (customerLeftAt && gone !== 'after') return gone === 'before' ? truth(false, customerLeftAt.method) : null;
  const byTalk = joinedByTalk(course);
  if (byTalk) return byTalk;
  return logs.asker.some((act) => act.verb === 'returned') && talkSeconds(course) === undefined ? truth(false, 'measured') : null;
}

/** Seconds the consulted party talked with the customer, the holds they began themselves counted as talk; undefined when untold. */
export function talkSeconds({ pair }: Pick<Evidence, 'pair'>): number | undefined {
  const record = pair.reached.record;
  if (!record) return undefined;
  return pair.reached.method === 'EXTERNAL_OUTBOUND' ? record.externalInteractionSeconds : record.interactionSeconds;
}

function joinedByTalk(course: Course): Truth | null {
  const talk = talkSeconds(course);
  const { consultedLeftAt: gone, askerLeftAt: left, pair } = course;
  if (talk === undefined || !gone) return null;
  if (askerOutlasted(course, gone) || customerGoneFirst(course)) return decide(talk, CONFERENCE_S);
  if (!left) return null;
  const alone = order(left, gone);
  if (alone === 'together') return decide(talk, CONFERENCE_S);
  if (alone === 'unclear') return decide(talk, CONFERENCE_S + CUT_S);
  const ownHolds = holdSeconds(pair.reached.record);
  if (alone !== 'before' || ownHolds === undefined || othersHeld(pair, left, gone)) return null;
  return decide(talk + ownHolds - secondsBetween(left, gone), slack(left, gone));
}

/**
 * Somebody but the asker and the consulted agent invited somebody in the meantime, and held everybody for it. Outside parties invite
 * nobody: what seems to be theirs is somebody else's.
 */
function othersHeld({ chain, reached, asker }: Evidence['pair'], left: Instant, gone: Instant): boolean {
  const own = [asker?.contactId, reached.method === 'EXTERNAL_OUTBOUND' ? undefined : reached.contactId];
  const meanwhile = chain.filter(({ startedAt }) => startedAt !== null && left.ms < startedAt.ms && startedAt.ms < gone.ms);
  return meanwhile.some(({ parent }) => parent !== null && !own.includes(parent));
}

const decide = (seconds: number, yesFrom: number): Truth | null => {
  if (seconds >= yesFrom) return truth(true, 'estimated');
  return seconds <= 0 ? truth(false, 'estimated') : null;
};

const secondsBetween = (a: Instant, b: Instant) => (b.ms - a.ms) / 1000;
const slack = (a: Instant, b: Instant) => (a.method === 'estimated' || b.method === 'estimated' ? CONFERENCE_S + CUT_S : CONFERENCE_S);

/** What the consulted agent held of the customer themselves. One hold at most is the private part, which the asker began. */
function holdSeconds(record: LegRecord | undefined): number | undefined {
  if (record?.agent === undefined) return 0;
  return record.agentInitiatedHoldSeconds ?? ((record.holds ?? Number.POSITIVE_INFINITY) <= 1 ? 0 : undefined);
}
