import type { TrueCall, TrueLeg, TrueParty } from '../connect/truth.ts';
import type { Consult, Time } from './consult.ts';
import { customerAt } from './customer-at.ts';
import { type Joining, type TrueMoments, trueMoments } from './true-moments.ts';
import { trueOutcome } from './true-outcome.ts';
import { trueTimes } from './true-times.ts';

/** Only what an agent set up to reach somebody is a consult; a flow's transfer, a callback or a monitoring leg is a leg. */
const CONSULT_METHODS = ['TRANSFER', 'EXTERNAL_OUTBOUND'];
/** How soon after somebody's coming or going the customer's line must have ended to count as lost. */
const LOST_WITHIN_MS = 5_000;
/** Whoever listens only is no company for a customer. */
const PARTNERS: ReadonlySet<TrueParty['kind']> = new Set(['agent', 'external']);

/**
 * The consults of a call as they truly were, in the shape the product prints them, read straight from who heard whom when.
 *
 * Times, in milliseconds; null (method `not-applicable`) where there was no such time:
 * - `consult`: from the answer to the first of asker and consulted party leaving, whatever the customer heard. None when nobody answered or
 *   the asker had left.
 * - `ring`: from the invitation to the answer, or to the leg's end when nobody answered; waiting in a queue is part of it.
 * - `queueWait`: queue targets only: from entering the queue to the answer, or to the leg's end. Connect keeps a contact in its queue
 *   until an agent is connected, and no source of the product tells when a telephone began to ring.
 * - `private`: from the answer to the first of: all three join, the asker leaves, the consulted party leaves. A swap in between is part of it:
 *   the consult goes on. None when nobody answered or the asker had left.
 * - `conference`: from the moment all three hear one another to the first of them leaving, holds in between included. None when they
 *   never joined.
 * - `customerHold`: the stretches in which the asker kept the customer on hold, from the invitation to the first of asker, consulted
 *   party (or the unanswered leg) and customer leaving.
 *
 * Outcomes follow the table of `docs/architecture.md` in its order. `customerLost`: the customer's line ended by nobody's hand
 * within 5 s after the asker or the consulted party coming or going, where one was reached, while somebody else stayed on the call.
 */
export const verdict = (call: TrueCall): readonly Consult[] => verdictOn(call, 'exact');

/** The same where something else counts as a joining. */
export function verdictOn(call: TrueCall, joining: Joining): readonly Consult[] {
  const consults = call.legs.filter(isConsult).map((leg) => consultOf(call, leg, joining));
  return consults.toSorted((one, other) => (one.contactId < other.contactId ? -1 : 1));
}

type ConsultLeg = TrueLeg & { readonly parentContactId: string; readonly target: NonNullable<TrueLeg['target']> };

const isConsult = (leg: TrueLeg): leg is ConsultLeg =>
  leg.askedBy !== null && leg.target !== null && leg.parentContactId !== null && CONSULT_METHODS.includes(leg.initiationMethod);

function consultOf(call: TrueCall, leg: ConsultLeg, joining: Joining): Consult {
  const moments = trueMoments(call, leg, joining);
  const times = trueTimes(leg, moments);
  return {
    contactId: leg.contactId,
    parentContactId: leg.parentContactId,
    rootContactId: call.rootContactId,
    channel: 'VOICE',
    askedBy: { agent: leg.askedBy, queue: leg.askedByQueue },
    target: leg.target,
    outcome: trueOutcome(call, leg, moments),
    outcomeMethod: 'measured',
    answered: leg.answeredAtMs !== null,
    joined: moments.joinedAt !== null,
    customerLost: isCustomerLost(call, moments),
    startedAt: new Date(leg.startedAtMs).toISOString(),
    times: {
      consult: known(times.consult),
      ring: known(times.ring),
      queueWait: known(times.queueWait),
      private: known(times.private),
      conference: known(times.conference),
      customerHold: known(times.customerHold),
    },
    missing: [],
  };
}

const known = (ms: number | null): Time => ({
  ms,
  method: ms === null ? 'not-applicable' : 'measured',
  atLeastMs: ms,
  atMostMs: ms,
});

function isCustomerLost(call: TrueCall, { invitedAt, answeredAt, askerLeftAt, targetLeftAt }: TrueMoments): boolean {
  const customer = customerAt(call, invitedAt);
  const lostAt = customer?.leftAtMs ?? null;
  if (!customer || lostAt === null || answeredAt === null || call.parties.some(({ id }) => id === customer.endedBy)) return false;
  const moved = [answeredAt, askerLeftAt, targetLeftAt].some((at) => at !== null && lostAt > at && lostAt - at <= LOST_WITHIN_MS);
  const stayed = call.parties.some(
    (party) => PARTNERS.has(party.kind) && party.joinedAtMs < lostAt && (party.leftAtMs === null || party.leftAtMs >= lostAt),
  );
  return moved && stayed;
}
