import { INSTANCE, type LegPlan } from './leg-plan.ts';

/** What the transfer flow hands to its function when a leg to an agent or a team starts. */
export function legStart(leg: LegPlan) {
  const own = leg.queue?.includes('/queue/agent/');
  const Parameters = own ? { kind: 'agent', target: leg.queue?.replace('/queue/agent/', '/agent/') } : { kind: 'queue', target: leg.queue };
  const ids = { ContactId: leg.id, InitialContactId: leg.root, PreviousContactId: leg.parent };
  return { Details: { ContactData: { ...ids, Channel: 'VOICE', InitiationMethod: leg.method, InstanceARN: INSTANCE }, Parameters } };
}
