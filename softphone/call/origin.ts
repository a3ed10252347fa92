import type { CallMemory } from './memory.ts';
import type { CallSeen, CameBack } from './snapshot.ts';

/** Where a contact comes from: another agent who consults this one, or a flow that brought back a caller nobody answered. */
export type Origin = Pick<CallSeen, 'askedIn' | 'cameBack'>;

const NOBODY_ASKED: Origin = { askedIn: false, cameBack: null };

/** What Connect's initiation method says, in either spelling: Streams writes it small, contact records large. */
export function originByMethod(method: string, attributes: CallSeen['attributes']): Origin {
  const name = method.toUpperCase();
  return { askedIn: name === 'TRANSFER', cameBack: name === 'QUEUE_TRANSFER' ? cameBackIn(attributes) : null };
}

/** What is left to judge by where the phone names no method. */
export interface IdsOfContact extends Pick<CallSeen, 'originKnown' | 'attributes'> {
  /** The contact waited in the agent's own queue, not in a team's. */
  readonly ownQueue: boolean;
}

/**
 * Captured voice snapshots name no method (amazon-connect-streams issue 441). A contact that is not the first of its call is a consult, or was moved
 * by a flow: in the agent's own queue most likely a consult, in a team's queue either of them, which is null.
 */
export function originByIds({ originKnown, ownQueue, attributes }: IdsOfContact): Origin {
  if (originKnown) return NOBODY_ASKED;
  const cameBack = cameBackIn(attributes);
  if (cameBack !== null && (cameBack.to === 'sender') === ownQueue) return { askedIn: false, cameBack };
  return { askedIn: ownQueue ? true : null, cameBack: null };
}

/**
 * The waiting flow notes where it brings a caller nobody answered, and the transfer flow who was to answer. Attributes belong to
 * the whole call, so they say something of the leg that a flow made, and of no other.
 */
function cameBackIn({ consultCallCameBack: to, consultCallAsked: asked }: CallSeen['attributes']): CameBack | null {
  // Where flow logs are left as they were, the flow notes an ARN and no name.
  return to === 'sender' || to === 'team' ? { to, asked: asked && !asked.startsWith('arn:') ? asked : null } : null;
}

/** Only the ledger can say where this contact comes from, and it has not answered yet. */
export const isOriginOpen = ({ originKnown }: CallSeen, { ownMethod }: CallMemory): boolean => !originKnown && !ownMethod;

/** A call with its origin as well as it is known: by the phone, else by the ledger, else by the lines, else by ids and queue. */
export function withOrigin(call: CallSeen, memory: CallMemory): CallSeen {
  if (call.originKnown) return call;
  if (memory.ownMethod) return { ...call, ...originByMethod(memory.ownMethod, call.attributes) };
  // Another agent was on the call before this one: they consult this agent, or were consulted before.
  if (Object.values(memory.thirds).some(({ wasHere }) => wasHere)) return { ...call, askedIn: true, cameBack: null };
  return { ...call, ...memory.firstOrigin };
}
