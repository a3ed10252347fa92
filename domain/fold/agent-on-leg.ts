import type { LegFacts } from '../fact.ts';
import type { LegRecord } from '../leg-record.ts';
import { CUSTOMER_DISCONNECT } from '../outcome/reasons.ts';
import type { Act } from './acts.ts';
import { changesOf, HAS, type StatePoint } from './desk-states.ts';
import { bestOf, type Instant } from './instant.ts';
import { sightings } from './sightings.ts';

interface OwnLeg {
  readonly facts: LegFacts;
  readonly record: LegRecord | undefined;
  readonly agent: string | null;
  readonly reason: string | undefined;
  readonly endedAt: Instant | null;
  readonly acts: readonly Act[];
  readonly states: readonly StatePoint[];
}

/** When the leg's agent was connected: by contact event or record, else as the desk changed, else as the desk logged. */
export function connectedToAgentAt({ facts, record, agent, acts, states }: OwnLeg): Instant | null {
  const told = sightings(facts, ['CONNECTED_TO_AGENT'], record?.connectedToAgentAt);
  const changed = changesOf(states, agent ?? '').filter((change) => !HAS.has(change.from) && HAS.has(change.to));
  const derived = told.derived.length > 0 ? told.derived : changed.map((change) => change.ms);
  return bestOf({ derived, measured: loggedBy(agent, acts, 'answered'), estimated: told.estimated });
}

/** When the leg's agent left: after-contact work begins at that instant. */
export function agentLeftAt(own: OwnLeg): Instant | null {
  const { facts, record, agent, acts, states } = own;
  const told = sightings(facts, ['ACW_STARTED'], record?.acwStartedAt);
  const changed = changesOf(states, agent ?? '').filter((change) => HAS.has(change.from) && !HAS.has(change.to));
  const derived = told.derived.length > 0 ? told.derived : changed.map((change) => change.ms);
  const left = bestOf({ derived, measured: loggedBy(agent, acts, 'left'), estimated: told.estimated });
  return left ?? leftWithoutWork(own);
}

/**
 * Without after-contact work the event COMPLETED comes when the agent left, to the second. With a record alone the contact's end
 * stands in, unless the customer ended it: the agent may then have talked on with a colleague.
 */
function leftWithoutWork({ facts, record, agent, endedAt, reason }: OwnLeg): Instant | null {
  const completed = bestOf(sightings(facts, ['COMPLETED'], undefined));
  if (agent === null || !endedAt) return null;
  if (completed && completed.ms > endedAt.ms) return completed;
  return completed || (record && reason !== CUSTOMER_DISCONNECT) ? { ms: endedAt.ms, method: 'estimated' } : null;
}

const loggedBy = (agent: string | null, acts: readonly Act[], verb: Act['verb']): readonly number[] =>
  acts.flatMap((act) => (act.agent === agent && act.verb === verb && act.at?.method === 'measured' ? [act.at.ms] : []));
