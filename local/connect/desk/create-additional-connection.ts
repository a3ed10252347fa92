import { isLive, participants } from '../calls/bridge.ts';
import { type Invited, invite } from '../calls/invite.ts';
import type { Agent, DeskEntry } from '../calls/model.ts';
import type { Core } from '../core.ts';
import { controls, isDisturbed } from './control.ts';
import { type DeskMethod, entryOf, type Params } from './method.ts';
import { E164 } from './phone-number.ts';
import { badEndpoint, invalidState, tooManyParticipants } from './refusals.ts';

/** Invites an agent, a queue or a number onto the call; everybody else is held. Into a chat nobody can be invited by number, and nobody is held. */
export const createAdditionalConnection: DeskMethod = (core, agent, params) => {
  const entry = entryOf(agent, params);
  refuseUnlessFree(core, entry);
  const invited = invitedBy(core, agent, params);
  if (entry.contact.call.chat && 'phoneNumber' in invited)
    throw badEndpoint('Into a chat only quick connects of agents and queues are invited.');
  invite(core, entry, invited);
  return {};
};

/** @throws CtiError when nobody can be added now */
export function refuseUnlessFree(core: Core, entry: DeskEntry): void {
  const others = participants(entry.contact.call);
  if (entry.state !== 'connected' || !controls(core, entry) || isDisturbed(core, entry)) throw invalidState('Cannot add connection');
  if (others.length >= core.parties) throw tooManyParticipants(core.parties);
  // The next number can be dialled only when the one before has been (AG/multi-party-calls).
  if (others.some(({ state }) => state === 'connecting')) throw invalidState('Cannot add connection');
  const primaryLeft = !primaryStays(entry);
  if (primaryLeft && others.length < core.assumptions.minimumToAddAfterPrimaryLeft) throw invalidState('Cannot add connection');
}

// The first agent of the call is still on it.
const primaryStays = ({ contact }: DeskEntry) => {
  const primary = contact.call.lines.find((line) => line.agent !== null && line.kind === 'agent');
  return primary !== undefined && isLive(primary);
};

/** Who a request invites. @throws CtiError when the agent may not */
export function invitedBy(core: Core, agent: Agent, { endpoint }: Params): Invited {
  const { endpointARN, phoneNumber, type }: Record<string, unknown> = Object(endpoint);
  if (typeof endpointARN !== 'string') {
    if (type !== 'phone_number' || typeof phoneNumber !== 'string' || !E164.test(phoneNumber))
      throw badEndpoint('The phone number is not valid.');
    return { phoneNumber };
  }
  const quickConnect = core.registry.quickConnects.get(endpointARN);
  const queues = [...agent.routingProfile.queueArns, agent.routingProfile.defaultOutboundQueueArn, agent.ownQueue.arn];
  const offered = quickConnect && queues.some((arn) => core.registry.queues.get(arn)?.quickConnectIds.has(quickConnect.id));
  // Anything but a quick connect of the agent's own queues is refused (Streams documentation, addConnection).
  if (!quickConnect || !offered) throw invalidState('Cannot add connection');
  return { quickConnect };
}
