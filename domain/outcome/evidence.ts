import type { Act } from '../fold/acts.ts';
import type { ConsultPair } from '../fold/consult-pair.ts';
import type { Instant } from '../fold/instant.ts';
import type { LegTimeline } from '../fold/leg-timeline.ts';
import { type Answer, answerOf, type Logs } from './answer.ts';
import { askerActs, consultedActs } from './asker-acts.ts';
import { boundClaims } from './bound-claims.ts';
import { customerLeft } from './customer-left.ts';
import { joinedBefore } from './joined-before.ts';
import { joinsOf } from './joins.ts';
import { CUSTOMER_DISCONNECT } from './reasons.ts';
import type { Truth } from './truth.ts';

/** What is known of the course of one consult; every rule and every time is read out of this. */
export interface Evidence {
  readonly pair: ConsultPair;
  readonly logs: Logs;
  readonly answer: Answer;
  /** Joinings of asker, consulted party and customer that desks logged. */
  readonly joins: readonly Act[];
  /** When the consulted party was gone; for a leg whose agent's leaving is not told, when the leg ended. */
  readonly consultedLeftAt: Instant | null;
  /** When the asker was gone from their own contact; its end alone does not tell, for it may be the customer's. */
  readonly askerLeftAt: Instant | null;
  /** The last sign of the asker on their own contact. */
  readonly askerSeenAt: Instant | null;
  /** When the customer's line ended. */
  readonly customerLeftAt: Instant | null;
  /** The contact whose end tells it: the asker's own, or another that had the customer. */
  readonly customerLine: LegTimeline | null;
  /** Whether asker, customer and consulted party talked together. */
  readonly joined: Truth | null;
}

/** Gathers the evidence of one consult. */
export function evidenceOf(pair: ConsultPair): Evidence {
  const logs = boundClaims(pair, { asker: askerActs(pair), consulted: consultedActs(pair) });
  const answer = answerOf(pair, logs);
  const left = customerLeft(pair);
  const ends = {
    pair,
    logs,
    answer,
    joins: joinsOf(pair, logs, answer),
    consultedLeftAt: pair.reached.agentLeftAt ?? pair.reached.endedAt,
    askerLeftAt: pair.asker?.agentLeftAt ?? null,
    askerSeenAt: askerSeenAt(pair),
    customerLeftAt: left?.at ?? null,
    customerLine: left?.on ?? null,
  };
  return { ...ends, joined: joinedBefore(ends) };
}

function askerSeenAt({ asker, invited, siblings }: ConsultPair): Instant | null {
  if (!asker) return null;
  // A contact that the customer ended was not left before by its agent.
  const hungUpOn = asker.reason?.value === CUSTOMER_DISCONNECT && asker.endedAt ? [asker.endedAt] : [];
  const dialled = [invited, ...siblings].flatMap((leg) => (leg.method === 'TRANSFER' && leg.startedAt ? [leg.startedAt] : []));
  return latest([...(asker.agentSeenLast ? [asker.agentSeenLast] : []), ...dialled, ...hungUpOn]);
}

const latest = (instants: readonly Instant[]): Instant | null =>
  instants.reduce<Instant | null>((last, at) => (last && last.ms >= at.ms ? last : at), null);
