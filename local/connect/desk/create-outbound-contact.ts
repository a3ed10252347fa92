import { callOut } from '../calls/call-out.ts';
import type { DeskMethod } from './method.ts';
import { E164 } from './phone-number.ts';
import { badEndpoint, invalidState, onlyPhoneNumbers } from './refusals.ts';

/** Calls a number from the agent's default outbound queue, or from the one named. */
export const createOutboundContact: DeskMethod = (core, agent, { endpoint, queueARN }) => {
  const { type, phoneNumber }: Record<string, unknown> = Object(endpoint);
  if (type !== 'phone_number') throw onlyPhoneNumbers();
  if (typeof phoneNumber !== 'string' || !E164.test(phoneNumber)) throw badEndpoint('The phone number is not valid.');
  if (agent.call !== null) throw invalidState('Cannot create outbound contact');
  const queue = core.registry.queues.get(String(queueARN || agent.routingProfile.defaultOutboundQueueArn));
  if (!queue) throw invalidState('Cannot create outbound contact');
  callOut(core, { agent, phoneNumber, queue });
  return {};
};
