import type { Consult } from '../contract/schemas/consult.ts';
import type { ConsultPair } from './fold/consult-pair.ts';
import { firstSeenAt, iso } from './leg-of.ts';
import { customerLost } from './outcome/customer-lost.ts';
import { decideOutcome } from './outcome/decide-outcome.ts';
import { evidenceOf } from './outcome/evidence.ts';
import { joinInstant } from './times/join-instant.ts';
import { timesOf } from './times/times-of.ts';

/** What one invitation came to. */
export function consultOf(pair: ConsultPair): Consult {
  const evidence = evidenceOf(pair);
  const { asker, askerId, invited } = pair;
  const missing = missingOf(pair);
  const { outcome, method } = decideOutcome(evidence, missing);
  return {
    contactId: invited.contactId,
    parentContactId: askerId,
    rootContactId: invited.root,
    channel: (invited.channel ?? asker?.channel) === 'CHAT' ? 'CHAT' : 'VOICE',
    askedBy: { agent: asker?.agent ?? null, queue: asker?.queue ?? null },
    // A leg to a colleague has no queue of its own until it is put in theirs; one to a team has.
    target: invited.target ?? { kind: 'agent', id: null },
    outcome,
    outcomeMethod: method,
    answered: evidence.answer.answered?.is ?? null,
    joined: evidence.joined?.is ?? null,
    customerLost: customerLost(evidence, joinInstant(evidence)),
    startedAt: iso(firstSeenAt(invited)),
    times: timesOf(evidence),
    missing: [...missing, ...leftOutOf(pair)],
  };
}

/** Contact records come last and say most: those of the asker's leg and of the consult's that are not here yet. */
function missingOf({ asker, askerId, invited, reached }: ConsultPair): readonly string[] {
  const consulted = [...new Set([invited, reached])].filter((leg) => !leg.record).map((leg) => leg.contactId);
  return [...(asker?.record ? [] : [askerId]), ...consulted].map((id) => `record of ${id}`);
}

/** Facts over the limits (`FACT_LIMITS`) settle nothing any more: they are there, and are not read. */
const leftOutOf = ({ asker, invited, reached }: ConsultPair): readonly string[] =>
  [...new Set([asker, invited, reached])].flatMap((leg) =>
    leg && leg.leftOut > 0 ? [`${leg.leftOut} facts of ${leg.contactId} over the limit`] : [],
  );
