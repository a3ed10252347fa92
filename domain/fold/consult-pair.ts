import { CHANNELS } from '../../contract/channels.ts';
import { agentOfQueue } from '../agent-queue.ts';
import { byText } from '../by-text.ts';
import { teamOf } from '../come-back/team-of.ts';
import { namesNoAgent } from '../leg-record.ts';
import { type AskersLog, askersLog } from './askers-log.ts';
import { order } from './instant.ts';
import type { LegTimeline } from './leg-timeline.ts';

/** The legs that one consult is told by. */
export interface ConsultPair {
  /** The asker's leg; undefined while nothing of it has come. */
  readonly asker: LegTimeline | undefined;
  readonly askerId: string;
  /** What the asker logged on their own leg. */
  readonly log: AskersLog;
  /** The leg the invitation made. */
  readonly invited: LegTimeline;
  /** Where the invitation ended up: the same leg, or the one a flow passed it on to. A leg that came back is none of it. */
  readonly reached: LegTimeline;
  /** Other legs that the asker's leg invited, or seems to have. */
  readonly siblings: readonly LegTimeline[];
  /** Legs that the reached leg invited in turn. */
  readonly onward: readonly LegTimeline[];
  /** Every leg of the chain. */
  readonly chain: readonly LegTimeline[];
}

/** Methods of legs that an agent's invitation makes (Admin Guide, "contact initiation methods"). */
const INVITED = new Set(['TRANSFER', 'EXTERNAL_OUTBOUND']);
const CONSULTED_ON: ReadonlySet<string> = new Set(CHANNELS);

/** The consults among the legs of a chain, by the only edge there is: the child's claim of its parent, never NextContactId. */
export function consultPairs(legs: readonly LegTimeline[]): readonly ConsultPair[] {
  const byId = new Map(legs.map((leg) => [leg.contactId, leg]));
  const children = Map.groupBy(legs, (leg) => leg.parent);
  const childrenOf = (id: string) => children.get(id) ?? [];
  const logs = new Map<string, AskersLog>();
  const logOf = (askerId: string, asker: LegTimeline | undefined): AskersLog => {
    const log = logs.get(askerId) ?? askersLog(asker, childrenOf(askerId).filter(hasInvitedMethod));
    logs.set(askerId, log);
    return log;
  };
  return legs.flatMap((invited) => {
    const asker = invited.parent === null ? undefined : byId.get(invited.parent);
    if (invited.parent === null || !isInvitation(invited, asker)) return [];
    const onwardOf = (id: string) => childrenOf(id).filter((leg) => !cameBack(leg, asker, byId));
    const reached = passedOnTo(invited, onwardOf, new Set());
    const siblings = childrenOf(invited.parent).filter((leg) => leg !== invited && hasInvitedMethod(leg));
    const onward = childrenOf(reached.contactId).filter((leg) => leg !== invited);
    return [{ asker, askerId: invited.parent, log: logOf(invited.parent, asker), invited, reached, siblings, onward, chain: legs }];
  });
}

const hasInvitedMethod = (leg: LegTimeline): boolean => INVITED.has(leg.method ?? '');

function isInvitation(leg: LegTimeline, asker: LegTimeline | undefined): boolean {
  const channel = leg.channel ?? asker?.channel ?? 'VOICE';
  return hasInvitedMethod(leg) && CONSULTED_ON.has(channel) && !madeByFlow(leg, asker);
}

/** A leg that hangs on a contact no agent was connected to at the time was made by a flow: nobody asked. */
function madeByFlow(leg: LegTimeline, parent: LegTimeline | undefined): boolean {
  if (!parent) return false;
  if (parent.connectedToAgentAt) return leg.startedAt !== null && order(leg.startedAt, parent.connectedToAgentAt) === 'before';
  return hadNoAgent(parent);
}

const hadNoAgent = (leg: LegTimeline) => (leg.record ? namesNoAgent(leg.record) : leg.endedWithoutAgent) && leg.agent === null;

/**
 * Nobody answered, and a flow brought the caller back: to the asker's own queue, or, once the asker had left, to the team the asker
 * had the call from.
 */
function cameBack(leg: LegTimeline, asker: LegTimeline | undefined, byId: ReadonlyMap<string, LegTimeline>): boolean {
  if (!asker || leg.method !== 'QUEUE_TRANSFER' || leg.queue === null) return false;
  if (asker.agent !== null && agentOfQueue(leg.queue) === asker.agent) return true;
  const stillThere = asker.agentLeftAt && leg.startedAt && order(asker.agentLeftAt, leg.startedAt) === 'after';
  return !stillThere && leg.queue === teamOf(asker, (id) => byId.get(id));
}

/** Follows a leg that its flow moved to another queue or to an outside number before anybody came (`QUEUE_TRANSFER` and the like). */
function passedOnTo(leg: LegTimeline, childrenOf: (id: string) => readonly LegTimeline[], seen: Set<string>): LegTimeline {
  seen.add(leg.contactId);
  const next = childrenOf(leg.contactId)
    .filter((child) => !seen.has(child.contactId) && isPassedOn(child, leg))
    .sort((a, b) => (b.startedAt?.ms ?? 0) - (a.startedAt?.ms ?? 0) || byText(a.contactId, b.contactId))[0];
  return next ? passedOnTo(next, childrenOf, seen) : leg;
}

const isPassedOn = (child: LegTimeline, leg: LegTimeline) =>
  leg.connectedToAgentAt === null &&
  (child.method === 'QUEUE_TRANSFER' || (child.method === 'EXTERNAL_OUTBOUND' && madeByFlow(child, leg)));
