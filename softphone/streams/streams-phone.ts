import type { Endpoint } from '../call/endpoint.ts';
import { type Phone, PhoneError } from '../call/phone.ts';
import { queuesToAsk, toEndpoints } from './endpoints.ts';
import type { LocalAudio } from './from-snapshot.ts';
import { toPhoneError } from './phone-error.ts';

/** What the adapter needs of the page: the agent once there is one, and how to make an endpoint of a number. */
export interface StreamsPhoneOptions {
  readonly agent: () => connect.Agent | null;
  readonly audio: () => LocalAudio;
  readonly byPhoneNumber: (number: string) => connect.Endpoint;
  /** Streams has no time limit of its own: a lost answer would never come. */
  readonly endpointsWithinMs: number;
}

/** The phone as Streams calls, one to one. It decides nothing. */
export function createStreamsPhone({ agent, audio, byPhoneNumber, endpointsWithinMs }: StreamsPhoneOptions): Phone {
  const known = new Map<string, connect.Endpoint>();
  const theAgent = () => agent() ?? fail('link-lost', 'there is no agent yet');
  const contact = (contactId: string) =>
    theAgent()
      .getContacts()
      .find((one) => one.getContactId() === contactId) ?? fail('gone', 'the contact is gone');
  const connection = (contactId: string, connectionId: string) =>
    contact(contactId)
      .getConnections()
      .find((one) => one.getConnectionId() === connectionId) ?? fail('gone', 'the connection is gone');
  const endpointOf = ({ arn, number }: Endpoint) =>
    (arn === null ? undefined : known.get(arn)) ??
    (number === null ? fail('bad-endpoint', 'the endpoint is not known') : byPhoneNumber(number));

  return {
    accept: (id) => asPromise((callbacks) => contact(id).accept(callbacks)),
    decline: (id) => asPromise((callbacks) => contact(id).reject(callbacks)),
    hold: (id, line) => asPromise((callbacks) => connection(id, line).hold(callbacks)),
    resume: (id, line) => asPromise((callbacks) => connection(id, line).resume(callbacks)),
    consult: (id, endpoint) => asPromise((callbacks) => contact(id).addConnection(endpointOf(endpoint), callbacks)),
    drop: (id, line) => asPromise((callbacks) => connection(id, line).destroy(callbacks)),
    conference: (id) => asPromise((callbacks) => contact(id).conferenceConnections(callbacks)),
    toggle: (id) => asPromise((callbacks) => contact(id).toggleActiveConnections(callbacks)),
    leave: (id) => asPromise((callbacks) => (contact(id).getAgentConnection() as connect.BaseConnection).destroy(callbacks)),
    clear: (id) => asPromise((callbacks) => contact(id).clear(callbacks)),
    setMute: (id, line, muted) =>
      asPromise((callbacks) => setMute(connection(id, line), { muted, agent: theAgent(), audio: audio() }, callbacks)),
    endpoints: async () => {
      const endpoints = await within(endpointsWithinMs, askEndpoints(theAgent()));
      for (const endpoint of endpoints) known.set(endpoint.endpointARN, endpoint);
      const { username: login } = theAgent().getConfiguration();
      return toEndpoints(endpoints, { login });
    },
  };
}

const fail = (code: PhoneError['code'], message: string): never => {
  throw new PhoneError(code, message);
};

/** Streams' callbacks as a promise; what it throws, for a contact that is gone, rejects. */
const asPromise = (call: (callbacks: connect.SuccessFailOptions) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    try {
      call({ success: () => resolve(), failure: (failure) => reject(toPhoneError(failure)) });
    } catch (error) {
      reject(toPhoneError(error));
    }
  });

const askEndpoints = (agent: connect.Agent): Promise<readonly connect.Endpoint[]> =>
  new Promise((resolve, reject) => {
    agent.getEndpoints(queuesToAsk(agent.getRoutingProfile()), {
      success: ({ endpoints }) => resolve(endpoints),
      failure: (failure) => reject(toPhoneError(failure)),
    });
  });

/** The promise, or a PhoneError when it takes longer. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PhoneError('no-answer', 'the phone did not answer in time')), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Mutes at the service, which everybody on the call can see; a mute set in this browser by the CCP is taken back there. */
function setMute(
  line: connect.BaseConnection,
  { muted, agent, audio }: { readonly muted: boolean; readonly agent: connect.Agent; readonly audio: LocalAudio },
  callbacks: connect.SuccessFailOptions,
): void {
  const voice = line as connect.VoiceConnection;
  const mutedHere = voice.getType() === 'agent' && audio.muted;
  if (!muted && mutedHere) agent.unmute();
  if (muted) voice.muteParticipant(callbacks);
  else if (mutedHere && !voice.isMute()) callbacks.success?.();
  else voice.unmuteParticipant(callbacks);
}
