import type { AgentSnapshot, ContactShape } from '../connect/agent-port.ts';
import { currentCall, customerLine, finishedCall, isLive, lineById, ownLine, thirdLines } from './agent-view.ts';

/** One thing an agent does: the softphone method that asks for it, and the snapshot that shows it was done. */
export interface Command<T = true> {
  /** For an error: `accept`, `return to the customer`. */
  readonly what: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** What the confirming snapshot tells, undefined while it is not there. */
  readonly confirmed: (snapshot: AgentSnapshot) => T | undefined;
}

/** An agent was told to do what their softphone does not offer now. */
export class NotPossibleNowError extends Error {
  override readonly name = 'NotPossibleNowError';
}

const yes = (holds: boolean | undefined): true | undefined => (holds ? true : undefined);

/** The same call in a later snapshot. */
const later = (snapshot: AgentSnapshot, { contactId }: ContactShape) =>
  snapshot.contacts.find((contact) => contact.contactId === contactId);

function call(snapshot: AgentSnapshot, what: string): ContactShape {
  const found = currentCall(snapshot);
  if (!found) throw new NotPossibleNowError(`cannot ${what}: there is no call`);
  return found;
}

/** Chooses availability: `routable` takes calls, `offline` does not. */
export function setState(states: readonly { readonly type: string }[], type: 'routable' | 'offline'): Command {
  const state = states.find((one) => one.type === type);
  if (!state) throw new NotPossibleNowError(`cannot become ${type}: there is no such state`);
  return { what: `become ${type}`, method: 'putAgentState', params: { state }, confirmed: (snapshot) => yes(snapshot.state.type === type) };
}

/** Takes the call that is offered; confirmed with its contact id once it is connected. */
export function accept(snapshot: AgentSnapshot): Command<string> {
  const ringing = call(snapshot, 'accept');
  const confirmed = (after: AgentSnapshot) => (later(after, ringing)?.state.type === 'connected' ? ringing.contactId : undefined);
  return { what: 'accept', method: 'acceptContact', params: { contactId: ringing.contactId }, confirmed };
}

/** A refused call is over, or gone, for the agent who refused it; voice shows it as `error` until it is cleared. */
export function decline(snapshot: AgentSnapshot): Command {
  const ringing = call(snapshot, 'decline');
  const confirmed = (after: AgentSnapshot) => yes(currentCall(after)?.contactId !== ringing.contactId);
  return { what: 'decline', method: 'rejectContact', params: { contactId: ringing.contactId }, confirmed };
}

/** Adds a third party; confirmed with the id of the line that was not there before, since the request answers nothing. */
export function addParty(snapshot: AgentSnapshot, endpoint: unknown): Command<string> {
  const asking = call(snapshot, 'consult');
  const known = new Set(asking.connections.map(({ connectionId }) => connectionId));
  const confirmed = (after: AgentSnapshot) => later(after, asking)?.connections.find((line) => !known.has(line.connectionId))?.connectionId;
  return { what: 'consult', method: 'createAdditionalConnection', params: { contactId: asking.contactId, endpoint }, confirmed };
}

/** Ends one line that is not the agent's own. */
export function dropLine(snapshot: AgentSnapshot, connectionId: string): Command {
  const talking = call(snapshot, 'drop');
  const confirmed = (after: AgentSnapshot) => {
    const line = lineById(later(after, talking) ?? talking, connectionId);
    return yes(line === undefined || !isLive(line));
  };
  return { what: 'drop a line', method: 'destroyConnection', params: { contactId: talking.contactId, connectionId }, confirmed };
}

/** Holds or resumes one line; the customer's when none is named. */
export function holdLine(snapshot: AgentSnapshot, hold: boolean, connectionId?: string): Command {
  const what = hold ? 'hold' : 'resume';
  const talking = call(snapshot, what);
  const id = connectionId ?? customerLine(talking)?.connectionId;
  if (id === undefined) throw new NotPossibleNowError(`cannot ${what}: the customer has no line`);
  const wanted = hold ? 'hold' : 'connected';
  const confirmed = (after: AgentSnapshot) => yes(lineById(later(after, talking) ?? talking, id)?.state.type === wanted);
  return { what, method: `${what}Connection`, params: { contactId: talking.contactId, connectionId: id }, confirmed };
}

/** Customer and third party change places; the line sent along is the one Streams sends: the first on hold, else the first live one. */
export function swap(snapshot: AgentSnapshot): Command {
  const talking = call(snapshot, 'swap');
  const held = talking.connections.filter(({ state }) => state.type === 'hold');
  const line = held[0] ?? talking.connections.find(isLive);
  const confirmed = (after: AgentSnapshot) => yes(held.some(({ connectionId }) => isConnected(later(after, talking), connectionId)));
  return {
    what: 'swap',
    method: 'toggleActiveConnections',
    params: { contactId: talking.contactId, connectionId: line?.connectionId },
    confirmed,
  };
}

const isConnected = (contact: ContactShape | undefined, connectionId: string) =>
  contact !== undefined && lineById(contact, connectionId)?.state.type === 'connected';

/** Joins everybody; confirmed when no live line is held or connecting. */
export function conference(snapshot: AgentSnapshot): Command {
  const talking = call(snapshot, 'conference');
  const confirmed = (after: AgentSnapshot) => {
    const live = later(after, talking)?.connections.filter((line) => isLive(line) && line.type !== 'monitoring') ?? [];
    return yes(live.length > 2 && live.every(({ state }) => state.type === 'connected'));
  };
  return { what: 'conference', method: 'conferenceConnections', params: { contactId: talking.contactId }, confirmed };
}

/** Ends the agent's own line: a transfer while others stay, a hang-up when only the customer is there. */
export function endOwnLine(snapshot: AgentSnapshot): Command {
  const talking = call(snapshot, 'leave');
  const own = ownLine(talking);
  const confirmed = (after: AgentSnapshot) => yes(currentCall(after)?.contactId !== talking.contactId);
  return {
    what: 'leave',
    method: 'destroyConnection',
    params: { contactId: talking.contactId, connectionId: own?.connectionId },
    confirmed,
  };
}

/** Ends after-contact work, or puts away a call that was missed. */
export function clear(snapshot: AgentSnapshot): Command {
  const finished = finishedCall(snapshot);
  if (!finished) throw new NotPossibleNowError('cannot clear: no call is over');
  const confirmed = (after: AgentSnapshot) => yes(later(after, finished) === undefined);
  return { what: 'clear', method: 'clearContact', params: { contactId: finished.contactId }, confirmed };
}

/** Calls a number; confirmed with the new call's contact id while it is dialled. */
export const dial = (endpoint: unknown): Command<string> => ({
  what: 'dial',
  method: 'createOutboundContact',
  params: { endpoint, queueARN: null },
  confirmed: (after) => currentCall(after)?.contactId,
});

/** Lines of others than the customer that are still up. */
export const thirdLineIds = (snapshot: AgentSnapshot): readonly string[] =>
  thirdLines(call(snapshot, 'look')).map(({ connectionId }) => connectionId);
