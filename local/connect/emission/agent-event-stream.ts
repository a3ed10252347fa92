import type { Agent } from '../calls/model.ts';
import type { Core } from '../core.ts';
import { type AgentEvent, type AgentEventSnapshot, agentEvent, agentEventSnapshot } from './agent-event.ts';
import type { Deliver } from './delivery.ts';

interface Known {
  snapshot: AgentEventSnapshot;
  text: string;
  stopHeartBeat: () => void;
}

/** Watches the agents and sends an event for every change of an agent's state or contacts, and a heart-beat when nothing changes. */
export function startAgentEventStream(core: Core, deliver: Deliver): void {
  const known = new Map<Agent, Known>();
  const send = (event: AgentEvent) => {
    const streamArn = core.registry.storage.get('AGENT_EVENTS')?.streamArn;
    if (!streamArn) return;
    const data = agentEvent(core, event);
    deliver('agent-events', () => core.outlets().putRecord(streamArn, event.agent.arn, data), event.agent.arn);
  };
  const remember = (agent: Agent, snapshot: AgentEventSnapshot) => {
    known.get(agent)?.stopHeartBeat();
    const stopHeartBeat = core.clock.after(core.timings.heartBeatMs, () => beat(agent));
    known.set(agent, { snapshot, text: JSON.stringify(snapshot), stopHeartBeat });
  };
  const beat = (agent: Agent) => {
    const snapshot = known.get(agent)?.snapshot;
    if (!snapshot) return;
    send({ type: 'HEART_BEAT', agent, current: snapshot, previous: snapshot });
    remember(agent, snapshot);
  };
  const show = (agent: Agent, current: AgentEventSnapshot) => {
    const before = known.get(agent);
    if (before?.text === JSON.stringify(current)) return;
    send({ type: before ? 'STATE_CHANGE' : 'LOGIN', agent, current, previous: before?.snapshot ?? null });
    remember(agent, current);
  };
  core.journal.observe(() => {
    for (const agent of core.agents) look(agent);
  });
  const look = (agent: Agent) => {
    if (!agent.loggedIn) return logOut(agent);
    // An offer taken back shows once, and then is gone.
    if (agent.withdrawn.length > 0) show(agent, agentEventSnapshot(core, agent, agent.withdrawn.splice(0)));
    show(agent, agentEventSnapshot(core, agent));
  };
  const logOut = (agent: Agent) => {
    const before = known.get(agent);
    if (!before) return;
    send({ type: 'LOGOUT', agent, current: agentEventSnapshot(core, agent), previous: before.snapshot });
    before.stopHeartBeat();
    known.delete(agent);
  };
}
