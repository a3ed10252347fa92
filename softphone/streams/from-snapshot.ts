import { originByIds, originByMethod } from '../call/origin.ts';
import type { CallPhase, CallSeen, Line, LineState, PhoneSnapshot } from '../call/snapshot.ts';
import type { RawAgentData, RawConnection, RawContact, RawEndpoint } from './raw.ts';

/** What the page itself knows of this agent's microphone: muted in this browser, beside the service's mute. */
export interface LocalAudio {
  readonly muted: boolean;
}

/** Streams' data as plain values of the desk; instants are turned into the browser's clock. */
export function fromSnapshot({ configuration, snapshot }: RawAgentData, audio: LocalAudio): PhoneSnapshot {
  const skewMs = snapshot.skew ?? 0;
  return {
    skewMs,
    agent: {
      login: configuration.username,
      arn: configuration.agentARN,
      name: configuration.name,
      stateName: snapshot.state.name,
      stateType: snapshot.state.type,
    },
    calls: snapshot.contacts.filter(({ type }) => VOICE.includes(type)).map((contact) => callOf(contact, skewMs, audio)),
  };
}

const VOICE = ['voice', 'queue_callback'];

function callOf(contact: RawContact, skewMs: number, audio: LocalAudio): CallSeen {
  const initial = contact.connections.find(isInitial);
  return {
    contactId: contact.contactId,
    rootContactId: contact.initialContactId ?? contact.contactId,
    phase: PHASES[contact.state.type] ?? 'connecting',
    since: localMs(contact.state.timestamp, skewMs),
    direction: initial?.type === 'outbound' ? 'outbound' : 'inbound',
    ...originOf(contact),
    callback: isCallback(contact),
    queueName: contact.queue?.name ?? null,
    queueArn: contact.queue?.queueARN ?? null,
    attributes: attributesOf(contact),
    multiParty: contact.contactFeatures?.multiPartyConferenceEnabled === true,
    lines: contact.connections.map((connection) => lineOf(connection, contact, { skewMs, audio })),
  };
}

function originOf(contact: RawContact): Pick<CallSeen, 'askedIn' | 'cameBack' | 'originKnown'> {
  const { initiationMethod, queue } = contact;
  const attributes = attributesOf(contact);
  if (initiationMethod) return { ...originByMethod(initiationMethod, attributes), originKnown: true };
  const originKnown = isFirst(contact) || isCallback(contact) || isListening(contact);
  return { ...originByIds({ originKnown, ownQueue: queue?.queueARN?.includes('/queue/agent/') === true, attributes }), originKnown };
}

const isFirst = ({ contactId, initialContactId }: RawContact): boolean => (initialContactId ?? contactId) === contactId;
/** A queued callback has another id than the call it was asked for in, and nobody consults by it. */
const isCallback = ({ type }: RawContact): boolean => type === 'queue_callback';
const isListening = ({ connections }: RawContact): boolean =>
  connections.some((line) => roleOf(line) === 'monitor') && !connections.some(isOwn);
const isOwn = (connection: RawConnection): boolean => roleOf(connection) === 'self';

/** A value that was cut by length may end in half a character (a lone surrogate); an address made of it would throw and the page stay undrawn. */
const attributesOf = ({ attributes }: RawContact): CallSeen['attributes'] =>
  Object.fromEntries(
    Object.entries(attributes ?? {}).flatMap(([key, one]) =>
      typeof one?.value === 'string' && one.value !== '' ? [[key, one.value.toWellFormed()]] : [],
    ),
  );

/** Streams' ContactStateType. A contact that Connect calls anything else is still on its way. */
const PHASES: Readonly<Record<string, CallPhase>> = {
  incoming: 'incoming',
  pending: 'incoming',
  connecting: 'connecting',
  connected: 'connected',
  paused: 'connected',
  ended: 'ended',
  error: 'failed',
  missed: 'failed',
  rejected: 'failed',
};

interface Context {
  readonly skewMs: number;
  readonly audio: LocalAudio;
}

function lineOf(connection: RawConnection, contact: RawContact, { skewMs, audio }: Context): Line {
  const role = roleOf(connection);
  const endpoint = role === 'customer' ? (connection.endpoint ?? contact.customerEndpoint) : connection.endpoint;
  return {
    connectionId: connection.connectionId,
    role,
    state: STATES[connection.state.type] ?? 'disconnected',
    since: localMs(connection.state.timestamp, skewMs),
    number: numberOf(endpoint),
    quickConnectName: connection.quickConnectName || null,
    muted: connection.mute === true || (role === 'self' && audio.muted),
    forceMuted: connection.forcedMute === true,
  };
}

/** A listening or barging supervisor is told by type, by state or by status, depending on whose view it is (Streams, enhanced monitoring). */
function roleOf({ type, state, monitorStatus, initial }: RawConnection): Line['role'] {
  if (type === 'monitoring' || MONITORING.includes(state.type) || MONITORING.includes(monitorStatus?.toLowerCase() ?? '')) return 'monitor';
  if (type === 'agent') return 'self';
  return initial ? 'customer' : 'third';
}

const MONITORING = ['silent_monitor', 'barge'];
const isInitial = ({ initial }: RawConnection): boolean => initial === true;

/** Streams' ConnectionStateType. */
const STATES: Readonly<Record<string, LineState>> = {
  init: 'connecting',
  connecting: 'connecting',
  connected: 'connected',
  silent_monitor: 'connected',
  barge: 'connected',
  hold: 'hold',
};

/** Lines to agents and queues carry the word INTERNAL-TRANSFER for a number (amazon-connect-streams issue 876). */
function numberOf(endpoint: RawEndpoint | null | undefined): string | null {
  const number = endpoint?.phoneNumber;
  return number && number !== 'INTERNAL-TRANSFER' ? number : null;
}

const localMs = (instant: Date, skewMs: number): number => instant.getTime() - skewMs;
