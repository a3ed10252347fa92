import type { Consult } from '../../contract/schemas/consult.ts';
import { told, toldBy } from '../claims.ts';
import type { LegFacts, Source } from '../fact.ts';
import { type LegRecord, recordOf } from '../leg-record.ts';
import { rootOf } from '../root-of.ts';
import { type Act, actsOf } from './acts.ts';
import { agentLeftAt, connectedToAgentAt } from './agent-on-leg.ts';
import { type StatePoint, statePointsOf } from './desk-states.ts';
import { bestOf, type Instant, type Known } from './instant.ts';
import { sighted, sightings } from './sightings.ts';
import { targetOf } from './target-of.ts';
import { withinLimits } from './within-limits.ts';

/** One leg with everything its facts say, each kind of instant decided once. */
export interface LegTimeline {
  readonly contactId: string;
  readonly root: string;
  readonly parent: string | null;
  readonly related: string | null;
  readonly method: string | null;
  readonly channel: string | null;
  readonly agent: string | null;
  readonly queue: string | null;
  readonly target: Consult['target'] | null;
  readonly reason: { readonly value: string; readonly method: Known } | null;
  readonly startedAt: Instant | null;
  readonly queuedAt: Instant | null;
  readonly connectedToSystemAt: Instant | null;
  readonly connectedToAgentAt: Instant | null;
  /** When the leg's own agent left it; after-contact work begins then. */
  readonly agentLeftAt: Instant | null;
  readonly endedAt: Instant | null;
  /** An event told the leg's end and named no agent. */
  readonly endedWithoutAgent: boolean;
  /**
   * A contact event or the record told of the leg, so that its end would have been told as well. Where its agent has left and no end is
   * told, the event that told it is lost, or on its way.
   */
  readonly followed: boolean;
  readonly record: LegRecord | undefined;
  readonly acts: readonly Act[];
  /** The latest instants that the leg's own agent logged, one for each way an instant is known. */
  readonly agentLoggedLast: readonly Instant[];
  /** The last sign of the leg's own agent on it, their leaving aside: an entry of their log, or a state on their desk. */
  readonly agentSeenLast: Instant | null;
  readonly states: readonly StatePoint[];
  /** How many facts there are over the limits: they are not read. */
  readonly leftOut: number;
}

/** Reads a leg's facts into its timeline. */
export function legTimeline(all: LegFacts): LegTimeline {
  const { leg: facts, leftOut } = withinLimits(all);
  const record = recordOf(facts);
  const startedAt = bestOf(sightings(facts, ['INITIATED', 'LEG_STARTED'], record?.initiatedAt));
  const endedAt = bestOf(sightings(facts, ['DISCONNECTED'], record?.disconnectedAt));
  const agent = told(facts, 'agent', record) ?? null;
  const reason = told(facts, 'reason', record);
  const own = {
    facts,
    record,
    agent,
    reason,
    endedAt,
    acts: actsOf(facts, { from: startedAt, to: endedAt }),
    states: statePointsOf(facts),
  };
  const left = agentLeftAt(own);
  return {
    contactId: facts.contactId,
    ...claimed(facts, record),
    startedAt,
    queuedAt: bestOf(sightings(facts, ['QUEUED'], record?.queuedAt)),
    connectedToSystemAt: bestOf(sightings(facts, ['CONNECTED_TO_SYSTEM'], record?.connectedToSystemAt)),
    connectedToAgentAt: connectedToAgentAt(own),
    agentLeftAt: left,
    endedAt,
    endedWithoutAgent: sighted(facts, 'NO_AGENT'),
    followed: record !== undefined || (isFollowed(facts) && (endedAt !== null || left === null)),
    record,
    acts: own.acts,
    agentLoggedLast: lastLogged(own.acts, agent),
    agentSeenLast: lastSeen(own.acts, own.states, agent),
    states: own.states,
    leftOut,
  };
}

/** Of two entries whose instants are known alike the later outlasts all that the earlier does. */
function lastLogged(acts: readonly Act[], agent: string | null): readonly Instant[] {
  const last = new Map<Known, Instant>();
  for (const { agent: by, at } of acts) {
    if (by === agent && at && at.ms > (last.get(at.method)?.ms ?? Number.NEGATIVE_INFINITY)) last.set(at.method, at);
  }
  return [...last.values()];
}

function lastSeen(acts: readonly Act[], states: readonly StatePoint[], agent: string | null): Instant | null {
  let last: Instant | null = null;
  for (const act of acts) if (act.agent === agent && act.verb !== 'left' && act.at && !(last && last.ms >= act.at.ms)) last = act.at;
  for (const { agent: of, state, ms } of states) {
    if (of === agent && state.startsWith('CONNECTED') && !(last && last.ms >= ms)) last = { ms, method: 'derived' };
  }
  return last;
}

/** Every contact event names its contact's method or channel. */
const isFollowed = ({ sets }: LegFacts): boolean =>
  [...(sets.method ?? []), ...(sets.channel ?? [])].some((element) => element.startsWith('event|'));

function claimed(facts: LegFacts, record: LegRecord | undefined) {
  const say = (set: Parameters<typeof told>[1]) => told(facts, set, record) ?? null;
  const [method, queue, agent] = [say('method'), say('queue'), say('agent')];
  const clues = { method, queue, agent, dialled: told(facts, 'target', record), endpoint: told(facts, 'endpoint', record) };
  return {
    root: rootOf(facts, record),
    parent: say('prev'),
    related: say('related'),
    channel: say('channel'),
    method,
    agent,
    queue,
    target: targetOf(clues),
    reason: reasonOf(facts, record),
  };
}

const AS_TOLD_BY: Readonly<Partial<Record<Source, Known>>> = { record: 'estimated', action: 'measured' };

function reasonOf(facts: LegFacts, record: LegRecord | undefined): LegTimeline['reason'] {
  const reason = toldBy(facts, 'reason', record);
  return reason ? { value: reason.value, method: AS_TOLD_BY[reason.source] ?? 'derived' } : null;
}
