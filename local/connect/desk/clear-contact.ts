import { statusOfDesk } from '../agents/agent.ts';
import { completeContact } from '../calls/end-contact.ts';
import { type DeskMethod, entryOf } from './method.ts';
import { invalidState } from './refusals.ts';

/** Ends after contact work, or takes a missed contact off the desk; the agent is back in the state they chose, or chose next. */
export const clearContact: DeskMethod = (core, agent, params) => {
  const entry = entryOf(agent, params);
  if (entry.state !== 'ended' && entry.state !== 'error') throw invalidState('Cannot clear contact');
  const now = core.clock.now();
  agent.desk.splice(agent.desk.indexOf(entry), 1);
  agent.call = statusOfDesk(agent);
  agent.idleSinceMs = now;
  if (agent.next && agent.call === null) {
    agent.chosen = agent.next;
    agent.chosenAtMs = now;
    agent.next = null;
    agent.nextAtMs = null;
  }
  if (entry.line) completeContact(core, entry.contact);
  return {};
};
