/** As much of Streams' agent as the adapter calls; it writes down the calls and answers as told. */
export interface FakeAgent {
  readonly asked: string[];
  /** What callbacks get from now on: success with this value, or failure. */
  reply(reply: { readonly success?: unknown } | { readonly failure: unknown } | 'never'): void;
  readonly agent: connect.Agent;
}

type Callbacks = { readonly success?: (value?: unknown) => void; readonly failure?: (failure: unknown) => void };

export function fakeAgent(): FakeAgent {
  const asked: string[] = [];
  let next: { readonly success?: unknown } | { readonly failure: unknown } | 'never' = {};
  const does = (text: string, callbacks: Callbacks | undefined): void => {
    asked.push(text);
    if (next === 'never') return;
    if ('failure' in next) callbacks?.failure?.(next.failure);
    else callbacks?.success?.(next.success);
  };
  const line = (id: string, type: string, mute = false) => ({
    getConnectionId: () => id,
    getType: () => type,
    isMute: () => mute,
    hold: (callbacks: Callbacks) => does(`hold ${id}`, callbacks),
    resume: (callbacks: Callbacks) => does(`resume ${id}`, callbacks),
    destroy: (callbacks: Callbacks) => does(`destroy ${id}`, callbacks),
    muteParticipant: (callbacks: Callbacks) => does(`mute ${id}`, callbacks),
    unmuteParticipant: (callbacks: Callbacks) => does(`unmute ${id}`, callbacks),
  });
  const lines = [line('me', 'agent'), line('customer', 'inbound'), line('bob', 'outbound', true)];
  const contact = {
    getContactId: () => 'c1',
    getConnections: () => lines,
    getAgentConnection: () => lines[0],
    accept: (callbacks: Callbacks) => does('accept', callbacks),
    reject: (callbacks: Callbacks) => does('reject', callbacks),
    clear: (callbacks: Callbacks) => does('clear', callbacks),
    conferenceConnections: (callbacks: Callbacks) => does('conference', callbacks),
    toggleActiveConnections: (callbacks: Callbacks) => does('toggle', callbacks),
    addConnection: (endpoint: { readonly endpointARN: string | null; readonly phoneNumber: string }, callbacks: Callbacks) =>
      does(`add ${endpoint.endpointARN ?? endpoint.phoneNumber}`, callbacks),
  };
  const agent = {
    getContacts: () => [contact],
    getConfiguration: () => ({ username: 'alice', name: 'Alice' }),
    unmute: () => asked.push('unmute here'),
    getRoutingProfile: () => ({ queues: [{ queueARN: 'q/a' }, { queueARN: 'q/b' }], defaultOutboundQueue: { queueARN: 'q/b' } }),
    getEndpoints: (queues: string[], callbacks: Callbacks) => does(`endpoints of ${queues.join(' ')}`, callbacks),
  };
  return {
    asked,
    agent: agent as unknown as connect.Agent,
    reply: (reply) => {
      next = reply;
    },
  };
}
