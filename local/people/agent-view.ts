import type { AgentSnapshot, ConnectionShape, ContactShape } from '../connect/agent-port.ts';

const LIVE = ['connecting', 'connected', 'hold', 'silent_monitor', 'barge'];
const OVER = ['ended', 'error', 'missed', 'rejected'];

/** Whether a line is up, being set up, or held (Streams, active connection states; a silent supervisor counts). */
export const isLive = ({ state }: ConnectionShape): boolean => LIVE.includes(state.type);

/** The call an agent is in or being offered: the newest that is not over. */
export const currentCall = ({ contacts }: AgentSnapshot): ContactShape | undefined =>
  contacts.findLast((contact) => isVoice(contact) && !OVER.includes(contact.state.type));

/** The call that is over and not cleared yet. */
export const finishedCall = ({ contacts }: AgentSnapshot): ContactShape | undefined =>
  contacts.findLast((contact) => isVoice(contact) && OVER.includes(contact.state.type));

const isVoice = ({ type }: ContactShape) => type === 'voice' || type === 'queue_callback';

/** The agent's own line: of type `agent`, or `monitoring` for a supervisor (Streams, `getAgentConnection`). */
export const ownLine = ({ connections }: ContactShape): ConnectionShape | undefined =>
  connections.find(({ type }) => type === 'agent' || type === 'monitoring');

/** Whether this is a supervisor's view of somebody else's call: they are no party to it. */
export const isListening = (contact: ContactShape): boolean => ownLine(contact)?.type === 'monitoring';

/** The line the call began with: the customer's (Streams, `getInitialConnection`). */
export const customerLine = ({ connections }: ContactShape): ConnectionShape | undefined => connections.find(({ initial }) => initial);

/** Everybody who was added to the call and has not left; a supervisor who listens is nobody's third party. */
export const thirdLines = ({ connections }: ContactShape): readonly ConnectionShape[] =>
  connections.filter((line) => !line.initial && line.type !== 'agent' && line.type !== 'monitoring' && isLive(line));

/** The line of a call with that connection id, ended ones included. */
export const lineById = ({ connections }: ContactShape, connectionId: string): ConnectionShape | undefined =>
  connections.find((line) => line.connectionId === connectionId);

/** A snapshot in words: states only, no name and no number. */
export function describe({ state, contacts }: AgentSnapshot): string {
  const calls = contacts.map((contact) => `${contact.state.type} (${contact.connections.map(describeLine).join(', ')})`);
  return `agent ${state.name}; ${calls.length === 0 ? 'no call' : `call ${calls.join(' and ')}`}`;
}

const describeLine = (line: ConnectionShape) => `${lineKind(line)} ${line.state.type}`;

const lineKind = ({ type, initial }: ConnectionShape) =>
  type === 'agent' || type === 'monitoring' ? 'own' : initial ? 'customer' : 'third';
