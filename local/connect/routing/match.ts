import { isRoutable } from '../agents/agent.ts';
import { type Agent, type Contact, channelOf } from '../calls/model.ts';
import type { Core } from '../core.ts';

/** A waiting contact and the agent it goes to next. */
export interface Match {
  readonly contact: Contact;
  readonly agent: Agent;
}

/** Pairs waiting contacts, by priority and then by age, with the agents who have waited longest (AG/about-routing). */
export function matches(core: Core): Match[] {
  const free = core.agents.toSorted((a, b) => a.idleSinceMs - b.idleSinceMs);
  return waiting(core).flatMap((contact) => {
    const index = free.findIndex((agent) => isRoutable(agent, channelOf(contact.call)) && serves(agent, contact));
    const [agent] = index < 0 ? [] : free.splice(index, 1);
    return agent ? [{ contact, agent }] : [];
  });
}

function waiting(core: Core): Contact[] {
  const contacts = [...core.liveCalls].flatMap((call) => call.contacts).filter((contact) => contact.waiting && contact.offer === null);
  const since = ({ queuedAtMs, queueAdjustmentMs }: Contact) => (queuedAtMs ?? 0) - queueAdjustmentMs;
  return contacts.sort((a, b) => a.priority - b.priority || since(a) - since(b));
}

/** An agent queue is served by its agent alone, a standard queue by those whose routing profile has it. */
function serves(agent: Agent, { queue }: Contact): boolean {
  if (queue === null) return false;
  return queue.kind === 'AGENT' ? queue.agentArn === agent.arn : agent.routingProfile.queueArns.includes(queue.arn);
}
