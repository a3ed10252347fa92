import {
  type AgentPort,
  type AgentStateShape,
  type ConnectionShape,
  type ContactShape,
  CtiError,
} from '../../../local/connect/agent-port.ts';

const INSTANCE = 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666';
const QUEUE = { queueARN: `${INSTANCE}/queue/5a000000-0000-4000-8000-0000000000a1`, name: 'Support' };
const ENDPOINTS = ['Bob Brown', 'Carol Clark', 'Billing'].map((name, index) => ({
  endpointARN: `${INSTANCE}/transfer-destination/e${index}000000-0000-4000-8000-000000000000`,
  type: name === 'Billing' ? 'queue' : 'agent',
  name,
  phoneNumber: null,
  agentLogin: null,
  queue: null,
}));
const PAGE_SIZE = 2;
const CUSTOMER = '+12065550142';

/** An agent whose world does what a test says: one call at most, no routing, no other people. */
export interface ScriptedAgent extends AgentPort {
  /** Something is written in one of the agent's chats. */
  writes(item: Readonly<Record<string, unknown>>): void;
  /** A customer's call rings at the agent. */
  ring(): void;
  /** The leg added last is answered. */
  thirdPartyAnswers(): void;
  customerHangsUp(): void;
  /** Every method asked for, in order. */
  readonly asked: readonly string[];
}

/** Makes a scripted agent; `now` gives milliseconds since 1970. */
export function scriptedAgent(login: string, now: () => number = Date.now): ScriptedAgent {
  const listeners = new Set<() => void>();
  const chatListeners = new Set<(item: Readonly<Record<string, unknown>>) => void>();
  const asked: string[] = [];
  const at = () => new Date(now()).toISOString();
  const choice = (type: string, name: string): AgentStateShape => ({
    agentStateARN: `${INSTANCE}/agent-state/${name.toLowerCase()}`,
    type,
    name,
    startTimestamp: null,
  });
  const available = choice('routable', 'Available');
  const offline = choice('offline', 'Offline');
  const states = [available, offline, choice('not_routable', 'Lunch')];
  let state: AgentStateShape = { ...offline, startTimestamp: at() };
  let nextState: AgentStateShape | null = null;
  let contact: ContactShape | undefined;

  const changed = () => {
    for (const listener of listeners) listener();
  };
  const system = (name: string, type = 'system') => {
    state = { agentStateARN: null, type, name, startTimestamp: at() };
  };
  const leg = (
    fields: Pick<ConnectionShape, 'connectionId' | 'type' | 'initial'> & Partial<ConnectionShape>,
    stateType: string,
  ): ConnectionShape => ({
    state: { type: stateType, timestamp: at() },
    endpoint: { endpointARN: null, type: 'phone_number', phoneNumber: null, name: null, agentLogin: null, queue: null },
    mute: false,
    forcedMute: false,
    quickConnectName: null,
    softphoneMediaInfo: { callType: 'audio_only', autoAccept: false },
    ...fields,
  });
  const newContact = (connections: readonly ConnectionShape[]): ContactShape => ({
    contactId: `contact-of-${login}`,
    initialContactId: `contact-of-${login}`,
    type: 'voice',
    state: { type: 'connecting', timestamp: at() },
    connections,
    attributes: {},
    queue: QUEUE,
    queueTimestamp: at(),
    contactFeatures: { multiPartyConferenceEnabled: true },
  });
  const current = (): ContactShape => {
    if (!contact) throw new CtiError('ContactNotFoundException', 'There is no such contact.');
    return contact;
  };
  const setContact = (type: string) => {
    contact = { ...current(), state: { type, timestamp: at() } };
  };
  const setLegs = (stateOf: (leg: ConnectionShape) => string) => {
    const before = current();
    const connections = before.connections.map((line) => {
      const type = line.state.type === 'disconnected' ? 'disconnected' : stateOf(line);
      return type === line.state.type ? line : { ...line, state: { type, timestamp: at() } };
    });
    contact = { ...before, connections };
  };
  const setLeg = (id: unknown, type: string) => setLegs((line) => (line.connectionId === id ? type : line.state.type));

  const methods: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => unknown>> = {
    putAgentState(params) {
      const wanted = states.find(({ name }) => name === (params.state as { name: string }).name);
      if (!wanted) throw new CtiError('InvalidStateException', 'There is no such state.');
      if (contact && !params.enqueueNextState) throw new CtiError('InvalidStateException', 'The agent is on a call.');
      if (contact) nextState = wanted;
      else state = { ...wanted, startTimestamp: at() };
    },
    getEndpoints({ nextToken }) {
      const from = Number(nextToken ?? 0);
      const next = from + PAGE_SIZE;
      return { endpoints: ENDPOINTS.slice(from, next), nextToken: next < ENDPOINTS.length ? String(next) : null };
    },
    acceptContact() {
      setContact('connected');
      setLegs(() => 'connected');
      system('Busy');
    },
    createAdditionalConnection({ endpoint }) {
      setLegs((line) => (line.type === 'agent' ? line.state.type : 'hold'));
      const { name } = endpoint as { name: string };
      const before = current();
      const third = leg(
        { connectionId: `third-${before.connections.length}`, type: 'outbound', initial: false, quickConnectName: name },
        'connecting',
      );
      contact = { ...before, connections: [...before.connections, third] };
    },
    holdConnection: ({ connectionId }) => setLeg(connectionId, 'hold'),
    resumeConnection: ({ connectionId }) => setLeg(connectionId, 'connected'),
    destroyConnection({ connectionId }) {
      const own = current().connections.find(({ type }) => type === 'agent');
      if (own?.connectionId !== connectionId) return setLeg(connectionId, 'disconnected');
      setLeg(connectionId, 'disconnected');
      setContact('ended');
      system('AfterCallWork');
    },
    clearContact() {
      contact = undefined;
      state = { ...(nextState ?? available), startTimestamp: at() };
      nextState = null;
    },
  };

  return {
    login,
    asked,
    writes: (item) => {
      for (const listener of chatListeners) listener(item);
    },
    onChatItem: (listener) => {
      chatListeners.add(listener);
      return () => chatListeners.delete(listener);
    },
    configuration: () => ({
      name: `${login[0]?.toUpperCase()}${login.slice(1)} Example`,
      username: login,
      softphoneEnabled: true,
      softphoneAutoAccept: false,
      extension: '',
      agentARN: `${INSTANCE}/agent/a11ce000-0000-4000-8000-000000000001`,
      agentPreferences: { LANGUAGE: 'en_US' },
      permissions: ['outboundCall'],
      dialableCountries: ['us'],
      agentStates: states,
      routingProfile: {
        name: 'Support',
        routingProfileARN: `${INSTANCE}/routing-profile/f0000000-0000-4000-8000-0000000000d4`,
        defaultOutboundQueue: QUEUE,
        channelConcurrencyMap: { VOICE: 1, CHAT: 0, TASK: 0 },
        queues: [QUEUE, { queueARN: `${INSTANCE}/queue/agent/a11ce000-0000-4000-8000-000000000001`, name: null }],
      },
    }),
    snapshot: () => ({
      state,
      nextState,
      agentAvailabilityState: { state: 'Available', timeStamp: at() },
      contacts: contact ? [contact] : [],
      snapshotTimestamp: at(),
    }),
    async request(method, params) {
      asked.push(method);
      const run = methods[method];
      if (!run) throw new CtiError('UnknownOperationException', `Unknown method ${method}`);
      const answer = run(params);
      if (method !== 'getEndpoints') changed();
      return answer ?? {};
    },
    onUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ring() {
      const phone = { endpointARN: null, type: 'phone_number', phoneNumber: CUSTOMER, name: null, agentLogin: null, queue: null };
      contact = newContact([
        leg({ connectionId: 'own', type: 'agent', initial: false }, 'connecting'),
        leg({ connectionId: 'customer', type: 'inbound', initial: true, endpoint: phone }, 'connected'),
      ]);
      system('PendingBusy');
      changed();
    },
    thirdPartyAnswers() {
      setLegs((line) => (line.state.type === 'connecting' ? 'connected' : line.state.type));
      changed();
    },
    customerHangsUp() {
      setLegs(() => 'disconnected');
      setContact('ended');
      system('AfterCallWork');
      changed();
    },
  };
}
