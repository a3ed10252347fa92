import type { LegFacts } from '../fact.ts';
import type { LegRecord } from '../leg-record.ts';
import type { Act } from './acts.ts';
import { changesOf, type StatePoint } from './desk-states.ts';
import { bestOf, type Instant } from './instant.ts';
import { sighted, sightings } from './sightings.ts';

interface OwnLeg {
  readonly facts: LegFacts;
  readonly record: LegRecord | undefined;
  readonly agent: string | null;
  readonly endedAt: Instant | null;
  readonly acts: readonly Act[];
  readonly states: readonly StatePoint[];
}

/** States of agent events in which the agent has the contact (Admin Guide, "about contact states"). */
const HAS = new Set(['CONNECTED', 'CONNECTED_ONHOLD']);

/** When the leg's agent was connected: by contact event or record, else as the desk changed, else as the desk logged. */
export function connectedToAgentAt({ facts, record, agent, acts, states }: OwnLeg): Instant | null {
  const told = sightings(facts, ['CONNECTED_TO_AGENT'], record?.connectedToAgentAt);
  const changed = changesOf(states, agent ?? '').filter((change) => !HAS.has(change.from) && HAS.has(change.to));
  const derived = told.derived.length > 0 ? told.derived : changed.map((change) => change.ms);
  return bestOf({ derived, measured: loggedBy(agent, acts, 'answered'), estimated: told.estimated });
}

/**
 * When the leg's agent left: after-contact work begins at that instant. Without after-contact work the contact's end is told in its
 * place (Admin Guide: the event COMPLETED follows at once, the record's fields are empty).
 */
export function agentLeftAt({ facts, record, agent, endedAt, acts, states }: OwnLeg): Instant | null {
  const told = sightings(facts, ['ACW_STARTED'], record?.acwStartedAt);
  const changed = changesOf(states, agent ?? '').filter((change) => HAS.has(change.from) && !HAS.has(change.to));
  const derived = told.derived.length > 0 ? told.derived : changed.map((change) => change.ms);
  const left = bestOf({ derived, measured: loggedBy(agent, acts, 'left'), estimated: told.estimated });
  if (left) return left;
  const done = record ? record.agent !== undefined : sighted(facts, 'COMPLETED');
  return agent !== null && done ? endedAt : null;
}

const loggedBy = (agent: string | null, acts: readonly Act[], verb: Act['verb']): readonly number[] =>
  acts.flatMap((act) => (act.agent === agent && act.verb === verb && act.at?.method === 'measured' ? [act.at.ms] : []));
