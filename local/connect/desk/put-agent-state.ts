import { CtiError } from '../agent-port.ts';
import { agentStatuses } from '../agents/statuses.ts';
import type { DeskMethod } from './method.ts';
import { invalidState } from './refusals.ts';

/** Chooses a state now, or on a call the one that follows when the contact is cleared (`enqueueNextState`). */
export const putAgentState: DeskMethod = (core, agent, { state, enqueueNextState }) => {
  const arn: unknown = Reflect.get(Object(state), 'agentStateARN');
  const chosen = agentStatuses(core.arns).find((status) => status.arn === arn);
  if (!chosen) throw new CtiError('InvalidStateException', 'The agent state is not one of the agent.');
  const now = core.clock.now();
  if (agent.call === null) {
    agent.chosen = chosen;
    agent.chosenAtMs = now;
    agent.idleSinceMs = now;
    return {};
  }
  if (enqueueNextState !== true) throw invalidState('Cannot change agent state');
  agent.next = chosen;
  agent.nextAtMs = now;
  return {};
};
