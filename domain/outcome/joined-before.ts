import { heldWithin, pointsSinceConnected } from '../fold/desk-states.ts';
import { earlier, type Instant, order, precedes, TOGETHER_MS } from '../fold/instant.ts';
import type { LegTimeline } from '../fold/leg-timeline.ts';
import { type LegRecord, namesNoAgent } from '../leg-record.ts';
import { askerOutlasted } from './asker-outlasted.ts';
import { customerGoneFirst } from './customer-gone-by.ts';
import { mayBeCustomersEnd } from './customer-left.ts';
import { everybodyLogs } from './everybody-logs.ts';
import type { Evidence } from './evidence.ts';
import { mayHaveEndedBefore } from './may-have-ended-before.ts';
import { type Truth, truth } from './truth.ts';

/** Talk with the customer from this length on is a conference, and none at all is not: the 2 s of AWS's own classification, and one for rounding. */
const CONFERENCE_S = 3;
/** Two instants and two durations cut to whole seconds may be out by this much together. */
const CUT_S = 1;

type Course = Omit<Evidence, 'joined'>;

/**
 * Whether all three talked together while the asker was there. The desk's log says it; else the consulted party's talk with the
 * customer does, less what of it came after the asker had left (Admin Guide: `AgentInteractionDuration` is 0 for a pure consult).
 */
export function joinedBefore(course: Course): Truth | null {
  const { answer, askerLeftAt, customerLeftAt } = course;
  if (course.joins.length > 0 && !isRefutedByTalk(course)) return truth(true, 'measured');
  if (answer.answered?.is === false) return answer.answered;
  if (askerLeftAt && answer.at && precedes(askerLeftAt, answer.at)) return truth(false, askerLeftAt.method);
  // The record of whoever comes after the customer has gone counts all their time as talk.
  const gone = customerLeftAt && answer.at ? order(customerLeftAt, answer.at) : 'after';
  if (customerLeftAt && gone !== 'after') return gone === 'before' ? truth(false, customerLeftAt.method) : null;
  if (keptOnHold(course)) return truth(false, 'derived');
  const byTalk = joinedByTalk(course);
  if (byTalk) return byTalk;
  return everybodyLogs(course) && noTalkLeftOver(course) ? truth(false, 'measured') : null;
}

/**
 * A conference that desks logged and of which the consulted party's record has not one second of talk, although it would have lasted
 * longer and nobody held them a second time: what one desk says of all needs the others.
 */
function isRefutedByTalk(course: Course): boolean {
  const { joins, consultedLeftAt: gone, askerLeftAt: left, customerLeftAt, pair } = course;
  const first = joins.reduce((ms, { at }) => Math.min(ms, at?.ms ?? ms), Number.POSITIVE_INFINITY);
  const over = gone && earlier(earlier(gone, left), customerLeftAt);
  if (talkSeconds(course) !== 0 || !over || (pair.reached.record?.holds ?? 0) > 1) return false;
  return over.ms - first > (CONFERENCE_S + CUT_S) * 1000;
}

/** The asker's agent events show the customer on hold from the answer until one of the two left: a conference takes everybody off hold. */
function keptOnHold({ answer, askerLeftAt, consultedLeftAt, pair: { asker } }: Course): boolean {
  const over = earlier(askerLeftAt, consultedLeftAt);
  if (!asker || !answer.at || !over) return false;
  const held = heldWithin(pointsSinceConnected(asker.states, asker.agent), answer.at.ms, over.ms);
  return held !== null && held >= over.ms - answer.at.ms - TOGETHER_MS;
}

/** What desks that logged no joining settle: a return before any record, or talk that ends with the asker, whoever held meanwhile. */
function noTalkLeftOver(course: Course): boolean {
  const { askerLeftAt: left, consultedLeftAt: gone, logs, pair } = course;
  const talk = talkSeconds(course);
  if (talk === undefined) return logs.asker.some((act) => act.verb === 'returned');
  const ownHolds = holdSeconds(pair.reached.record);
  if (!left || !gone || order(left, gone) !== 'before' || ownHolds === undefined) return talk === 0;
  return talk + ownHolds - secondsBetween(left, gone) <= 0;
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
  if (mayHaveGone(course, gone) || mayHaveEndedBefore(course)) return talk <= 0 ? truth(false, 'estimated') : null;
  if (askerOutlasted(course, gone) || customerGoneFirst(course)) return decide(talk, CONFERENCE_S + withoutCustomer(course, gone));
  if (!left) return null;
  const alone = order(left, gone);
  if (alone === 'together') return decide(talk, CONFERENCE_S);
  if (alone === 'unclear') return decide(talk, CONFERENCE_S + CUT_S);
  const ownHolds = holdSeconds(pair.reached.record);
  if (alone !== 'before' || ownHolds === undefined) return null;
  // Of the time after the asker some may have been hold: at least so much talk came before, and at most with their own holds on top.
  const least = talk - secondsBetween(left, gone);
  if (least >= slack(left, gone)) return truth(true, 'estimated');
  // With less than nothing left over, somebody else held meanwhile, and nobody knows how long.
  const most = least + ownHolds;
  const fits = most <= 0 && most >= -slack(left, gone);
  return fits && !othersMayHaveHeld(pair, { from: left, to: gone }) ? truth(false, 'estimated') : null;
}

/** Whether the customer may have hung up before: the talk of agents counts on without them. */
const mayHaveGone = ({ pair: { asker, chain } }: Course, gone: Instant): boolean =>
  asker !== undefined && asker.endedAt !== null && order(asker.endedAt, gone) !== 'after' && mayBeCustomersEnd(asker, chain);

/** Seconds that an agent's talk may have gone on without the customer: once they are gone, it counts on as what it was last. */
function withoutCustomer({ customerLeftAt, pair }: Course, gone: Instant): number {
  if (!customerLeftAt || pair.reached.method === 'EXTERNAL_OUTBOUND') return 0;
  return order(customerLeftAt, gone) === 'before' ? secondsBetween(customerLeftAt, gone) : 0;
}

interface Stay {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Whether another agent who was on the call in that time may have put the customer on hold, or swapped, which no record counts as a hold of
 * theirs; or have kept an outside party on the line after the customer had gone.
 */
const othersMayHaveHeld = ({ chain, asker, reached }: Evidence['pair'], stay: Stay): boolean =>
  chain.some(
    (leg) =>
      leg !== asker && leg !== reached && wasThere(leg, stay) && (reached.method === 'EXTERNAL_OUTBOUND' || !hadCustomerLater(leg, stay)),
  );

/** All that they had of the customer, talk and holds of their own, fits into their time after the stay: in it they could hold nobody. */
function hadCustomerLater({ agentLeftAt: left, record }: LegTimeline, { to }: Stay): boolean {
  const [talk, ownHolds] = [record?.interactionSeconds, holdSeconds(record)];
  if (talk === undefined || ownHolds === undefined || !left) return false;
  return talk + ownHolds <= Math.max(0, secondsBetween(to, left)) + CUT_S;
}

const wasThere = ({ agent, agentLeftAt: left, connectedToAgentAt: came }: LegTimeline, { from, to }: Stay): boolean =>
  agent !== null && !(left && order(left, from) === 'before') && !(came && order(came, to) === 'after');

const decide = (seconds: number, yesFrom: number): Truth | null => {
  if (seconds >= yesFrom) return truth(true, 'estimated');
  return seconds <= 0 ? truth(false, 'estimated') : null;
};

const secondsBetween = (a: Instant, b: Instant) => (b.ms - a.ms) / 1000;
const slack = (a: Instant, b: Instant) => (a.method === 'estimated' || b.method === 'estimated' ? CONFERENCE_S + CUT_S : CONFERENCE_S);

/** What the consulted agent held of the customer themselves. One hold at most is the private part, which the asker began. */
function holdSeconds(record: LegRecord | undefined): number | undefined {
  if (!record || namesNoAgent(record)) return 0;
  return record.agentInitiatedHoldSeconds ?? ((record.holds ?? Number.POSITIVE_INFINITY) <= 1 ? 0 : undefined);
}
