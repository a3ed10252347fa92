import type { PresenceState } from '../contract/presence-states.ts';
import { byText } from './by-text.ts';
import { readAgentEvent } from './door/agent-event.ts';
import { readSnapshot } from './door/agent-snapshot.ts';
import { instant } from './door/instant.ts';
import { isObject } from './door/open-message.ts';
import type { Door } from './door/other-instance.ts';
import { readFields } from './door/read-fields.ts';
import { arn, object, word } from './door/values.ts';
import { presenceState } from './presence-state.ts';

/** Where an agent is, as of one agent event. */
export interface Presence extends Whereabouts {
  readonly agentArn: string;
  /** The event's instant, ISO 8601 UTC with milliseconds: the newer presence is the true one. */
  readonly at: string;
  /** When the state began, if it is this event that tells: the agent was in another state before it. */
  readonly becameAt: string | null;
  /** What kind of event it was: a heart-beat says where an agent is or, after a logout, was. */
  readonly tells: 'logout' | 'beat' | 'change';
  /** The agent was there before the event too: a heart-beat, or a change of something else. */
  readonly isRepeated: boolean;
}

/** What is told of an agent at one moment. */
export interface Whereabouts {
  readonly state: PresenceState;
  /** When the agent chose their status, if that is what decides the state; null while a contact does, or when nothing told. */
  readonly chosenAt: string | null;
  /** ARNs of the queues of the agent's routing profile, sorted; null when the event did not tell. */
  readonly queues: readonly string[] | null;
}

const SNAPSHOT = { AgentStatus: object, Configuration: object };
/** Its type is ROUTABLE, CUSTOM or OFFLINE (Admin Guide, "agent event streams data model"). */
const STATUS = { Type: word, StartTimestamp: instant };

/** The presence that one agent event tells; undefined for a message that is no event of this instance. Never throws. */
export function parsePresence(input: unknown, door: Door = {}): Presence | undefined {
  const read = readAgentEvent(input, door);
  if (!read.ok) return undefined;
  const { agent: agentArn, at, type, current, previous } = read.event;
  const [now, before] = [whereaboutsOf(current, type !== 'LOGOUT'), whereaboutsOf(previous, type !== 'LOGIN')];
  const beats = type === 'HEART_BEAT';
  const becameAt = !beats && now.state !== before.state ? at : null;
  const tells = beats ? 'beat' : type === 'LOGOUT' ? 'logout' : 'change';
  return { agentArn, at, ...now, becameAt, tells, isRepeated: beats || isSamePlace(now, before) };
}

type Snapshot = Readonly<Record<string, unknown>> | undefined;

function whereaboutsOf(snapshot: Snapshot, loggedIn: boolean): Whereabouts {
  const { AgentStatus, Configuration } = readFields(SNAPSHOT, snapshot ?? {}, '').fields;
  const status = readFields(STATUS, AgentStatus ?? {}, '').fields;
  const contacts = readSnapshot(snapshot, '').states;
  const state = presenceState({ loggedIn, status: status.Type ?? null, contacts });
  return { state, chosenAt: contacts.length === 0 ? (status.StartTimestamp ?? null) : null, queues: queuesOf(Configuration) };
}

/** Whether two tell of the same state, chosen at the same instant, for the same queues. */
export const isSamePlace = (a: Whereabouts, b: Whereabouts): boolean => placeOf(a) === placeOf(b);

const placeOf = ({ state, chosenAt, queues }: Whereabouts): string => JSON.stringify([state, chosenAt, queues]);

const PROFILE = { RoutingProfile: object };
const QUEUE = { ARN: arn };

function queuesOf(configuration: Snapshot): Presence['queues'] {
  const profile = readFields(PROFILE, configuration ?? {}, '').fields.RoutingProfile;
  const listed = profile && Object.entries(profile).find(([name]) => name.toLowerCase() === 'inboundqueues')?.[1];
  if (!Array.isArray(listed)) return null;
  return listed.flatMap((queue) => (isObject(queue) ? (readFields(QUEUE, queue, '').fields.ARN ?? []) : [])).sort(byText);
}
