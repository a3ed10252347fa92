import type { AgentSeen, CallSeen, Line, PhoneSnapshot } from './snapshot.ts';

/** A snapshot with the lines of its calls and little else, for when more of it cannot be worked out. What cannot be read is as unknown. */
export const plainSnapshot = (snapshot: PhoneSnapshot): PhoneSnapshot => ({
  skewMs: or(() => snapshot.skewMs, 0),
  agent: plainAgent(snapshot.agent),
  calls: snapshot.calls.flatMap((call) => or(() => [plainCall(call)], [])),
});

const plainAgent = (agent: AgentSeen): AgentSeen => ({
  login: or(() => agent.login, ''),
  arn: or(() => agent.arn, ''),
  name: or(() => agent.name, ''),
  stateName: or(() => agent.stateName, ''),
  stateType: or(() => agent.stateType, ''),
});

const plainCall = (call: CallSeen): CallSeen => ({
  contactId: call.contactId,
  rootContactId: or(() => call.rootContactId, call.contactId),
  phase: call.phase,
  since: or(() => call.since, 0),
  direction: or(() => call.direction, 'inbound'),
  askedIn: or(() => call.askedIn, null),
  cameBack: null,
  originKnown: or(() => call.originKnown, true),
  callback: or(() => call.callback, false),
  queueName: null,
  queueArn: or(() => call.queueArn, null),
  attributes: {},
  multiParty: or(() => call.multiParty, false),
  lines: or(() => call.lines, []).flatMap((line) => or(() => [plainLine(line)], [])),
});

const plainLine = (line: Line): Line => ({
  connectionId: line.connectionId,
  role: line.role,
  state: line.state,
  since: or(() => line.since, 0),
  number: or(() => line.number, null),
  quickConnectName: null,
  muted: or(() => line.muted, false),
  forceMuted: or(() => line.forceMuted, false),
});

function or<T>(read: () => T, instead: T): T {
  try {
    return read();
  } catch {
    return instead;
  }
}
