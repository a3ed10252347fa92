import { agentOfQueue } from '../agent-queue.ts';
import type { SeenLeg } from './seen-leg.ts';

/** How long a caller waits in vain, in seconds. */
export interface Patience {
  /** For a colleague, since the sender has left. */
  readonly returnAfterSeconds: number;
  /** For a team, since the sender has left. */
  readonly returnFromTeamAfterSeconds: number;
  /** For the sender, since the caller came back. */
  readonly thenTeamAfterSeconds: number;
}

/** A caller whom nobody has answered yet, and who sent them. That nobody is with them is for the caller of this room to know. */
export interface WaitsAlone {
  /** The leg that waits, and the queue it waits in. */
  readonly leg: SeenLeg;
  /** The leg of the agent who sent the caller. */
  readonly sender: SeenLeg;
  /** The team the sender had the call from; null when nothing tells. */
  readonly team: string | null;
  /** The sender is logged out, offline or on a break, and can take nothing back. */
  readonly senderIsAway: boolean;
  /** How often the caller can still be moved before the chain has as many contacts as Connect makes. */
  readonly movesLeft: number;
}

/** Where the caller goes: nowhere yet, back to the agent who sent them, or to that agent's team. */
export type NextPlace =
  | { readonly next: 'nowhere' }
  | { readonly next: 'sender'; readonly agent: string }
  | { readonly next: 'team'; readonly queue: string };

const NOWHERE: NextPlace = { next: 'nowhere' };

/** Contacts in a chain of transfers from queue to queue; Connect makes no further one (Admin Guide, Transfer to queue: 11 transfers). */
export const MOST_CONTACTS = 12;

/**
 * Where a caller goes whom nobody answered: back to the sender, unless they are away; from the sender to the team; from the team nowhere
 * any more, for somebody of it will come. The last move that Connect allows goes to the team, because from the sender there would be no way on.
 * @param nowMs milliseconds since 1970 UTC
 */
export function nextPlace({ leg, sender, team, senderIsAway, movesLeft }: WaitsAlone, patience: Patience, nowMs: number): NextPlace {
  if (movesLeft < 1) return NOWHERE;
  const since = isBack(leg) ? leg.waitsSince : later(sender.leftAt, leg.waitsSince);
  if (!isOver(since, secondsFor(leg, patience), nowMs)) return NOWHERE;
  const toTeam: NextPlace = team === null || team === leg.queue ? NOWHERE : { next: 'team', queue: team };
  if (isBack(leg) || sender.agent === null) return toTeam;
  return (senderIsAway || movesLeft === 1) && team !== null ? toTeam : { next: 'sender', agent: sender.agent };
}

/** Whether a leg has waited so long, whoever was there meanwhile, that it is worth asking who is. */
export const mayBeDue = (leg: SeenLeg, patience: Patience, nowMs: number): boolean =>
  leg.waitsSince === null || isOver(leg.waitsSince, secondsFor(leg, patience), nowMs);

const isOver = (since: string | null, seconds: number, nowMs: number) => since !== null && nowMs - Date.parse(since) >= seconds * 1000;

/** A leg that was brought back once waits for its sender; brought to a team, it waits without an end. */
function secondsFor(leg: SeenLeg, patience: Patience): number {
  const waitsForTeam = leg.queue === null ? isBack(leg) : agentOfQueue(leg.queue) === null;
  if (isBack(leg)) return waitsForTeam ? Number.POSITIVE_INFINITY : patience.thenTeamAfterSeconds;
  return waitsForTeam ? patience.returnFromTeamAfterSeconds : patience.returnAfterSeconds;
}

/** Brought to where it waits by a flow, not by the one who asked. */
const isBack = ({ method }: SeenLeg) => method === 'QUEUE_TRANSFER';

const later = (one: string | null, other: string | null) => (one !== null && other !== null && other > one ? other : one);
