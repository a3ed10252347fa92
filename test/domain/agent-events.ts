import { at, INSTANCE, type LegPlan } from './leg-plan.ts';

type Json = Readonly<Record<string, unknown>>;

interface DeskState {
  readonly from: number;
  readonly state: string;
}

/** The agent events of the desk that had a leg: one for each change of its state, with the snapshot before and after. */
export function agentEvents(leg: LegPlan, ringsFrom = leg.queued ?? leg.start): readonly Json[] {
  const states = leg.agent === undefined || leg.answered === undefined ? [] : statesOf(leg, ringsFrom, leg.answered);
  return states.map((state, i) => agentEvent(leg, states[i - 1], state));
}

function statesOf(leg: LegPlan, ringsFrom: number, answered: number): readonly DeskState[] {
  const left = leg.left ?? leg.end;
  // A consulted agent's desk shows the holds they began themselves (`consultedAgentEventState`).
  const shown = leg.parent !== undefined && !leg.ownHolds ? [] : (leg.held ?? []);
  const holds = shown.filter(([from, to]) => to > from && from < left);
  const first = holds[0]?.[0] === answered ? [] : [{ from: answered, state: 'CONNECTED' }];
  const held = holds.flatMap(([from, to]) => [
    { from, state: 'CONNECTED_ONHOLD' },
    ...(to < left ? [{ from: to, state: 'CONNECTED' }] : []),
  ]);
  const work = (leg.acw ?? 0) > 0 ? [{ from: left, state: 'ENDED' }] : [];
  return [{ from: ringsFrom, state: 'CONNECTING' }, ...first, ...held, ...work, { from: left + (leg.acw ?? 0), state: 'GONE' }];
}

function agentEvent(leg: LegPlan, before: DeskState | undefined, now: DeskState): Json {
  return {
    AWSAccountId: '111122223333',
    AgentARN: leg.agent,
    EventId: `${leg.id}-${now.state}-${now.from}`,
    EventTimestamp: at(now.from),
    EventType: 'STATE_CHANGE',
    InstanceARN: INSTANCE,
    Version: '2017-10-01',
    CurrentAgentSnapshot: snapshot(leg, now),
    PreviousAgentSnapshot: snapshot(leg, before),
  };
}

function snapshot(leg: LegPlan, state: DeskState | undefined): Json {
  const contact = {
    ContactId: leg.id,
    InitialContactId: leg.parent === undefined ? null : leg.root,
    Channel: 'VOICE',
    InitiationMethod: leg.method,
    State: state?.state,
    StateStartTimestamp: state && at(state.from),
    ConnectedToAgentTimestamp: state && leg.answered !== undefined && state.from >= leg.answered ? at(leg.answered) : null,
    QueueTimestamp: leg.queued === undefined ? null : at(leg.queued),
    Queue: leg.queue === undefined ? null : { ARN: leg.queue, Name: null, Channels: ['VOICE'] },
  };
  return {
    AgentStatus: { ARN: `${INSTANCE}/agent-state/1`, Name: 'Available', StartTimestamp: at(0) },
    Configuration: { Username: 'somebody', FirstName: 'Some', LastName: 'Body' },
    Contacts: state && state.state !== 'GONE' ? [contact] : [],
  };
}
