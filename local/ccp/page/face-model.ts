import type { AgentState, AgentUpdate, Connection, Contact } from './agent-update.ts';

/** How far the line to the instance is. */
export type LinkState = 'connecting' | 'open' | 'lost' | 'over';

/** How one party of a call stands, as one of four shapes. */
export type ShapeName = 'talking' | 'held' | 'reaching' | 'gone';

export interface PartyRow {
  readonly id: string;
  readonly who: string;
  readonly shape: ShapeName;
  readonly says: string;
}

export interface ContactCard {
  readonly id: string;
  readonly says: string;
  readonly sinceMs: number;
  readonly parties: readonly PartyRow[];
}

/** A state the agent may choose. */
export interface StateChoice {
  readonly name: string;
  readonly state: AgentState;
}

/** All the page shows of an agent. */
export interface Face {
  readonly name: string;
  readonly login: string;
  readonly stateName: string;
  readonly stateSinceMs: number | undefined;
  /** Chosen while on a call, taken up afterwards. */
  readonly nextStateName: string | undefined;
  readonly onCall: boolean;
  readonly choices: readonly StateChoice[];
  readonly contacts: readonly ContactCard[];
}

/** What the page shows after an update. */
export function faceOf({ configuration, snapshot }: AgentUpdate): Face {
  const { state, nextState, contacts } = snapshot;
  return {
    name: String(configuration.name ?? ''),
    login: String(configuration.username ?? ''),
    stateName: state.name,
    stateSinceMs: state.startTimestamp?.getTime(),
    nextStateName: nextState?.name,
    onCall: contacts.length > 0,
    choices: ((configuration.agentStates ?? []) as AgentState[]).map((choice) => ({ name: choice.name, state: choice })),
    contacts: contacts.map(cardOf),
  };
}

const CONTACT_WORDS: Readonly<Record<string, string>> = {
  incoming: 'Incoming call',
  connecting: 'Call is being connected',
  connected: 'On a call',
  ended: 'Call ended, after call work',
  error: 'Call was missed or failed',
  missed: 'Call was missed',
};

const OVER = new Set(['ended', 'error', 'missed', 'rejected']);

const cardOf = ({ contactId, state, connections }: Contact): ContactCard => ({
  id: contactId,
  says: CONTACT_WORDS[state.type] ?? state.type,
  sinceMs: state.timestamp.getTime(),
  // After the end the lines of a snapshot say no longer how things stand: they may read connected for good.
  parties: OVER.has(state.type) ? [] : connections.filter(({ type }) => type !== 'agent').map(rowOf),
});

const SHAPES: Readonly<Record<string, readonly [ShapeName, string]>> = {
  connected: ['talking', 'connected'],
  hold: ['held', 'on hold'],
  connecting: ['reaching', 'connecting'],
  disconnected: ['gone', 'gone'],
  silent_monitor: ['talking', 'listening in'],
  barge: ['talking', 'joined'],
};

function rowOf({ connectionId, initial, state, endpoint, quickConnectName, type }: Connection): PartyRow {
  const [shape, says] = SHAPES[state.type] ?? (['gone', state.type] as const);
  const number = typeof endpoint.phoneNumber === 'string' ? endpoint.phoneNumber : '';
  const role = type === 'monitoring' ? 'Supervisor' : initial ? 'Customer' : (quickConnectName ?? 'Other party');
  return { id: connectionId, who: number.startsWith('+') ? `${role} ${readable(number)}` : role, shape, says };
}

/** `+1 206 555 0142` for a number of the North American plan; others as they are. */
const readable = (number: string) => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
