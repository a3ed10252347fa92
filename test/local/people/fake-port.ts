import type { AgentPort, AgentSnapshot, ConnectionShape, ContactShape } from '../../../local/connect/agent-port.ts';

const T = '2026-11-21T10:00:00.000Z';

export const connection = (connectionId: string, type: ConnectionShape['type'], state: string): ConnectionShape => ({
  connectionId,
  type,
  initial: connectionId === 'customer',
  state: { type: state, timestamp: T },
  endpoint: { type: 'phone_number', phoneNumber: '+12065550142' },
  mute: false,
  forcedMute: false,
  quickConnectName: null,
});

/** A voice contact; lines as `customer hold`, `own connected`, anything else is a third party. */
export const contact = (state: string, ...lines: readonly string[]): ContactShape => ({
  contactId: 'c1',
  initialContactId: 'c1',
  type: 'voice',
  state: { type: state, timestamp: T },
  attributes: {},
  connections: lines.map((line) => {
    const [id = '', lineState = ''] = line.split(' ');
    return connection(id, id === 'own' ? 'agent' : id === 'customer' ? 'inbound' : 'outbound', lineState);
  }),
});

export interface FakePort extends AgentPort {
  /** Every request, as method and params. */
  readonly requests: readonly (readonly [string, Readonly<Record<string, unknown>>])[];
  /** Shows a new snapshot. */
  show(state: string, ...contacts: readonly ContactShape[]): void;
  /** What requests of a method answer. */
  answer(method: string, value: unknown): void;
}

/** An agent's port that does nothing by itself. */
export function createFakePort(): FakePort {
  const listeners = new Set<() => void>();
  const requests: [string, Readonly<Record<string, unknown>>][] = [];
  const answers = new Map<string, unknown>();
  let current: AgentSnapshot = snapshot('Available');
  return {
    login: 'alice',
    requests,
    configuration: () => ({
      agentARN: 'agent/alice',
      agentStates: [
        { name: 'Available', type: 'routable' },
        { name: 'Offline', type: 'offline' },
      ],
      routingProfile: { queues: [{ queueARN: 'queue/support' }, { queueARN: 'queue/agent/alice' }] },
    }),
    onChatItem: () => () => {},
    snapshot: () => current,
    request: async (method, params) => {
      requests.push([method, params]);
      const answer = answers.get(method);
      if (answer instanceof Error) throw answer;
      return typeof answer === 'function' ? answer(params) : answer;
    },
    onUpdate: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show: (state, ...contacts) => {
      current = snapshot(state, ...contacts);
      for (const listener of listeners) listener();
    },
    answer: (method, value) => {
      answers.set(method, value);
    },
  };
}

const snapshot = (name: string, ...contacts: readonly ContactShape[]): AgentSnapshot => ({
  state: {
    agentStateARN: null,
    type: name === 'Available' ? 'routable' : name === 'Offline' ? 'offline' : 'system',
    name,
    startTimestamp: T,
  },
  nextState: null,
  agentAvailabilityState: { state: 'Available', timeStamp: T },
  contacts,
  snapshotTimestamp: T,
});
