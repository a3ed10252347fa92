import { type AgentPort, CtiError } from '../agent-port.ts';
import type { Agent } from '../calls/model.ts';
import type { HearsChat } from '../chat/model.ts';
import type { Core } from '../core.ts';
import { METHODS } from '../desk/methods.ts';
import { configurationOf } from './configuration.ts';
import { snapshotOf } from './snapshot.ts';

/** The side of one agent that a softphone, or a scripted person in its place, works with. */
export function createAgentPort(core: Core, agent: Agent): AgentPort {
  return {
    login: agent.login,
    configuration: () => configurationOf(core, agent),
    snapshot: () => snapshotOf(core, agent),
    request: async (name, params) => {
      const method = METHODS[name];
      if (!method) throw new CtiError('UnknownOperationException', `The simulated instance does not know ${name}.`);
      return core.journal.change(() => {
        agent.loggedIn = true;
        return method(core, agent, params);
      });
    },
    onUpdate: (listener) => {
      agent.listeners.add(listener);
      return () => agent.listeners.delete(listener);
    },
    onChatItem: (listener) => {
      const hear: HearsChat = (item) => listener({ ...item });
      agent.chatListeners.add(hear);
      return () => agent.chatListeners.delete(hear);
    },
  };
}
