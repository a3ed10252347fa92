import * as z from 'zod/mini';
import { byText } from './by-text.ts';
import { readAgentEvent } from './door/agent-event.ts';
import { readSnapshot } from './door/agent-snapshot.ts';
import { instant } from './door/instant.ts';
import { isObject } from './door/open-message.ts';
import type { Door } from './door/other-instance.ts';
import { readFields } from './door/read-fields.ts';
import { arn, object, word } from './door/values.ts';
import { type PresenceState, presenceState } from './presence-state.ts';

/** Where an agent is, as of one agent event. */
export interface Presence {
  readonly agentArn: string;
  /** The event's instant, ISO 8601 UTC with milliseconds: the newer presence is the true one. */
  readonly at: string;
  /** False once the agent has logged out of the softphone. */
  readonly loggedIn: boolean;
  /** The status the agent is in; null when the event did not tell. */
  readonly status: AgentStatus | null;
  /** The status chosen for the time after the contact that the agent is on; null without one. */
  readonly nextStatus: AgentStatus | null;
  /** Contacts on the agent's desk, sorted by id. */
  readonly contacts: readonly { readonly contactId: string; readonly channel: string | null; readonly state: string | null }[];
  readonly state: PresenceState;
  /** When that began, if it is this event that tells: the agent was in another state before it. */
  readonly becameAt: string | null;
  /** ARNs of the queues of the agent's routing profile, sorted; null when the event did not tell. */
  readonly queues: readonly string[] | null;
}

/** A status of the instance: `type` is ROUTABLE, CUSTOM or OFFLINE (Admin Guide, "agent event streams data model"). */
export interface AgentStatus {
  readonly arn: string | null;
  readonly name: string | null;
  readonly type: string | null;
  readonly since: string | null;
}

const SNAPSHOT = { AgentStatus: object, NextAgentStatus: object, Configuration: object };
const STATUS = { ARN: arn, Name: z.string().check(z.maxLength(256)), Type: word, StartTimestamp: instant, EnqueuedTimestamp: instant };

/** The presence that one agent event tells; undefined for a message that is no event of this instance. Never throws. */
export function parsePresence(input: unknown, door: Door = {}): Presence | undefined {
  const read = readAgentEvent(input, door);
  if (!read.ok) return undefined;
  const { agent: agentArn, at, type, current, previous } = read.event;
  const { fields } = readFields(SNAPSHOT, current ?? {}, '');
  const state = stateOf(current, type !== 'LOGOUT');
  return {
    agentArn,
    at,
    loggedIn: type !== 'LOGOUT',
    status: statusOf(fields.AgentStatus),
    nextStatus: statusOf(fields.NextAgentStatus),
    contacts: contactsOf(current),
    state,
    becameAt: type !== 'HEART_BEAT' && state !== stateOf(previous, type !== 'LOGIN') ? at : null,
    queues: queuesOf(fields.Configuration),
  };
}

type Snapshot = Readonly<Record<string, unknown>> | undefined;

const contactsOf = (snapshot: Snapshot): Presence['contacts'] =>
  readSnapshot(snapshot, '')
    .contacts.map(({ id, Channel = null, State = null }) => ({ contactId: id, channel: Channel, state: State }))
    .sort((a, b) => byText(a.contactId, b.contactId));

function stateOf(snapshot: Snapshot, loggedIn: boolean): PresenceState {
  const { fields } = readFields(SNAPSHOT, snapshot ?? {}, '');
  const contacts = contactsOf(snapshot).map(({ state }) => state);
  return presenceState({ loggedIn, status: statusOf(fields.AgentStatus)?.type ?? null, contacts });
}

const PROFILE = { RoutingProfile: object };
const QUEUE = { ARN: arn };

function queuesOf(configuration: Snapshot): Presence['queues'] {
  const profile = readFields(PROFILE, configuration ?? {}, '').fields.RoutingProfile;
  const listed = profile && Object.entries(profile).find(([name]) => name.toLowerCase() === 'inboundqueues')?.[1];
  if (!Array.isArray(listed)) return null;
  return listed.flatMap((queue) => (isObject(queue) ? (readFields(QUEUE, queue, '').fields.ARN ?? []) : [])).sort(byText);
}

function statusOf(input: Readonly<Record<string, unknown>> | undefined): AgentStatus | null {
  if (!input) return null;
  const { fields } = readFields(STATUS, input, '');
  return {
    arn: fields.ARN ?? null,
    name: fields.Name ?? null,
    type: fields.Type ?? null,
    since: fields.StartTimestamp ?? fields.EnqueuedTimestamp ?? null,
  };
}
