import type { Consult } from '../../contract/schemas/consult.ts';
import { earlier, type Instant, order } from '../fold/instant.ts';
import type { LegTimeline } from '../fold/leg-timeline.ts';
import { firstSeenAt, iso } from '../leg-of.ts';
import { namesNoAgent } from '../leg-record.ts';
import { CUSTOMER_DISCONNECT } from '../outcome/reasons.ts';
import { decided } from '../outcome/rule.ts';
import { type Truth, truth } from '../outcome/truth.ts';
import { between, NOT_APPLICABLE, UNKNOWN } from '../times/time.ts';

/** A private chat, and the customer's contact that it is about; undefined while nothing of that has come. */
export interface ChatPair {
  readonly asker: LegTimeline | undefined;
  readonly invited: LegTimeline;
}

/** A colleague's desk rings 20 s (Admin Guide, "Set up agents"): an asker who gives up later was not answered. */
const RING_MS = 20_000;
/** Reasons by which an asker's, or the server's, ending it shows: in the private chat the asker is the customer. */
const TAKEN_BACK: ReadonlySet<string> = new Set([CUSTOMER_DISCONNECT, 'API']);
const NEVER_CONNECTED = 'CUSTOMER_CONNECTION_NOT_ESTABLISHED';

/**
 * What one private chat came to. Its two can only write to one another: nobody joins, nobody is held, and who hands the customer over does so by a
 * leg of its own, with an outcome of its own.
 */
export function chatConsultOf({ asker, invited }: ChatPair): Consult {
  const answered = answerOf(invited);
  const gone = earlier(invited.agentLeftAt, invited.endedAt);
  const missing = [asker ?? { contactId: invited.parent, record: undefined }, invited].flatMap(({ contactId, record }) =>
    record ? [] : [`record of ${contactId}`],
  );
  const decision = gone && answered && decide({ asker, invited, answered, gone });
  return {
    contactId: invited.contactId,
    parentContactId: invited.parent ?? '',
    rootContactId: invited.root,
    channel: 'CHAT',
    askedBy: { agent: asker?.agent ?? null, queue: asker?.queue ?? null },
    target: invited.target ?? { kind: 'agent', id: null },
    outcome: decision?.outcome ?? (missing.length > 0 ? 'pending' : 'unknown'),
    outcomeMethod: decision?.method ?? 'unknown',
    answered: answered?.is ?? null,
    joined: answered ? false : null,
    customerLost: answered ? false : null,
    startedAt: iso(firstSeenAt(invited)),
    times: timesOf(invited, answered, gone),
    missing,
  };
}

function answerOf({ agent, connectedToAgentAt, endedWithoutAgent, record }: LegTimeline): Truth | null {
  if (connectedToAgentAt) return truth(true, connectedToAgentAt.method);
  if (agent !== null) return null;
  if (endedWithoutAgent) return truth(false, 'derived');
  return record && namesNoAgent(record) ? truth(false, 'estimated') : null;
}

interface Ended extends ChatPair {
  readonly answered: Truth;
  readonly gone: Instant;
}

const decide = (ended: Ended) => (ended.answered.is ? decideAnswered(ended) : decideUnanswered(ended));

/** The customer's leaving ends the private chat as well; whoever ended it otherwise, the asker is back with the customer. */
function decideAnswered({ asker, answered, gone }: Ended) {
  if (!asker) return null;
  const left = asker.endedAt;
  if (!left) return asker.followed ? decided('returned', answered, gone) : null;
  const side = order(left, gone);
  if (side === 'after') return decided('returned', answered, gone, left);
  if (asker.reason === null) return null;
  return decided(asker.reason.value === CUSTOMER_DISCONNECT ? 'customer-left' : 'returned', answered, gone, left);
}

function decideUnanswered({ invited, answered, gone }: Ended) {
  const { reason, queuedAt, record, states, target } = invited;
  const isAgent = target?.kind === 'agent';
  if (reason?.value === NEVER_CONNECTED || (record && queuedAt === null)) return decided('failed', answered, gone);
  // A desk that shows a refusal at the very end shows that the invitation was taken back.
  const refusals = states.filter(({ state, ms }) => isAgent && state === 'REJECTED' && order({ ms, method: 'derived' }, gone) === 'before');
  if (refusals.length > 0) return decided('declined', answered, gone);
  if (!reason) return null;
  const waitedMs = queuedAt ? gone.ms - queuedAt.ms : null;
  const inTime = !isAgent || waitedMs === null || waitedMs < RING_MS;
  return decided(TAKEN_BACK.has(reason.value) && inTime ? 'cancelled' : 'not-answered', answered, gone);
}

function timesOf(invited: LegTimeline, answered: Truth | null, gone: Instant | null): Consult['times'] {
  const came = invited.connectedToAgentAt;
  const over = answered?.is === false ? gone : came;
  const talk = answered === null ? UNKNOWN : answered.is ? between(came, gone) : NOT_APPLICABLE;
  return {
    consult: talk,
    ring: between(invited.startedAt, over),
    queueWait: invited.target?.kind === 'queue' ? between(invited.queuedAt, over) : NOT_APPLICABLE,
    private: talk,
    conference: NOT_APPLICABLE,
    customerHold: NOT_APPLICABLE,
  };
}
