import type { Outcome } from '../../contract/outcomes.ts';
import type { QueuePlace } from '../../contract/schemas/contact-tree.ts';
import type { Endpoint, Target } from './endpoint.ts';
import { type CallSeen, isCalledBack, isLive, type Line } from './snapshot.ts';

/** What the phone does not tell about a call and has to be remembered, per contact. Nothing in here is shown as a state of a line. */
export interface CallMemory {
  readonly contactId: string;
  readonly dialling: Dialling | null;
  /** By connection id. */
  readonly thirds: Readonly<Record<string, ThirdMemory>>;
  /** How the agent's own part ended, as the agent wished it: decides the words after the call. */
  readonly ending: Ending | null;
  /** The call was connected once: what fails afterwards is no missed call. */
  readonly talked: boolean;
  /** This agent ended the customer's line. */
  readonly endedCustomer: boolean;
  /** Who asked this agent in, once the second signal has told. */
  readonly askedBy: Asker | null;
  /** Where the contact seemed to come from at first sight: the attributes it was judged by belong to the whole call, and change. */
  readonly firstOrigin: Pick<CallSeen, 'askedIn' | 'cameBack'> | null;
  /** How this agent's own contact began, by the second signal: Connect's initiation method. Null until it answers. */
  readonly ownMethod: string | null;
  /** This agent accepted a callback, and the customer is or was called: what fails afterwards is no missed call. */
  readonly calledBack: boolean;
  /** The second signal knows that this agent's own leg is over: what it tells of the others is of afterwards. */
  readonly ownLegOver: boolean;
  /** What the call was about must be said before it is cleared. */
  readonly owesDisposition: boolean;
}

export interface Asker {
  readonly name: string | null;
  /** They have left the call: this agent leads what is left of it. */
  readonly hasLeft: boolean;
}

/** A dialled endpoint whose line has not shown up yet: the phone does not say which line it will be. */
export interface Dialling {
  readonly target: Target;
  readonly number: string | null;
  readonly at: number;
}

export interface ThirdMemory {
  /** Null when somebody else brought them in. */
  readonly target: Target | null;
  readonly appearedAt: number;
  /** The line was there before this tab looked: it appeared at some time before `appearedAt`, which is when it was last held or resumed. */
  readonly seenLate: boolean;
  readonly askedHere: boolean;
  /** On the call before this agent was: the asker, or somebody who had joined. */
  readonly wasHere: boolean;
  readonly answered: 'ledger' | 'phone' | 'said' | null;
  /** Of the browser's clock; null while nobody answered, or only the line itself tells when. */
  readonly answeredAt: number | null;
  /** The name of the agent who is on their leg: of a team it says who answered. Null until the second signal tells. */
  readonly answeredBy: string | null;
  /** What this agent did to end the line, if they did. */
  readonly endedHere: 'cancelled' | 'dropped' | null;
  /** The contact of this line, and what the second signal last told of it. */
  readonly leg: LegMemory | null;
  /** What the second signal calls them, for those who were not dialled from here. */
  readonly knownAs: string | null;
}

export interface LegMemory {
  readonly contactId: string;
  readonly queued: boolean;
  /** Where in the queue, as last told. */
  readonly place: QueuePlace | null;
  readonly outcome: Outcome | null;
  /** The contact's `DisconnectReason`, once it is known. */
  readonly endReason: string | null;
  /** Somebody answered and nobody has left. */
  readonly live: boolean;
  /** Somebody was there longer than this agent. */
  readonly outlasted: boolean;
  readonly ended: boolean;
}

/**
 * `with`: the lines that were to stay with the customer. `left`: only this agent's part ends, others go on; `away`: the same where it cannot
 * be seen whether they do.
 */
export type Ending =
  | { readonly how: 'handed-over'; readonly with: readonly string[] }
  | { readonly how: 'hung-up' | 'declined' | 'left' | 'away' };

export const newMemory = (contactId: string): CallMemory => ({
  contactId,
  dialling: null,
  thirds: {},
  ending: null,
  talked: false,
  endedCustomer: false,
  askedBy: null,
  firstOrigin: null,
  ownMethod: null,
  calledBack: false,
  ownLegOver: false,
  owesDisposition: false,
});

/** How long a dialled line may take to show up; after that a new line is somebody else's. */
const DIAL_SHOWS_WITHIN_MS = 60_000;

export const rememberDial = (memory: CallMemory, { kind, name, number }: Endpoint, now: number): CallMemory => ({
  ...memory,
  dialling: { target: { kind, name }, number, at: now },
});

export function changeThird(memory: CallMemory, connectionId: string, change: Partial<ThirdMemory>): CallMemory {
  const third = memory.thirds[connectionId];
  return third ? { ...memory, thirds: { ...memory.thirds, [connectionId]: { ...third, ...change } } } : memory;
}

/** Forgets what was meant for lines that are still there. */
export function withdrawWishes(memory: CallMemory, call: CallSeen | null): CallMemory {
  const live = call?.lines.filter(isLive) ?? [];
  const kept = live.reduce((next, { connectionId }) => changeThird(next, connectionId, { endedHere: null }), memory);
  return { ...kept, ending: null, endedCustomer: memory.endedCustomer && !live.some(({ role }) => role === 'customer') };
}

/** Takes in lines not seen before, and what a line's own state proves. */
export function rememberLines(memory: CallMemory, call: CallSeen, now: number, firstSight: boolean): CallMemory {
  const thirds = call.lines.filter((line) => line.role === 'third');
  const fresh = thirds.filter((line) => !memory.thirds[line.connectionId] && isLive(line));
  const dialled = dialledLine(memory.dialling, fresh, now);
  const met = fresh.reduce((known, line) => meet(known, { line, call, now, firstSight, dialled: line === dialled }), memory);
  const talked = memory.talked || call.phase === 'connected';
  const calledBack = memory.calledBack || isCalledBack(call);
  const firstOrigin = memory.firstOrigin ?? { askedIn: call.askedIn, cameBack: call.cameBack };
  return thirds.reduce(noteAnswerByPhone, { ...met, talked, calledBack, firstOrigin, dialling: dialled ? null : met.dialling });
}

/** Of the lines that are new, the one that was dialled here. */
function dialledLine(dialling: Dialling | null, fresh: readonly Line[], now: number): Line | undefined {
  if (!dialling || now - dialling.at > DIAL_SHOWS_WITHIN_MS) return undefined;
  const { target, number } = dialling;
  return (
    fresh.find((line) => target.name !== null && line.quickConnectName === target.name) ??
    fresh.find((line) => number !== null && line.number === number) ??
    fresh[0]
  );
}

interface Meeting {
  readonly line: Line;
  readonly call: CallSeen;
  readonly now: number;
  readonly firstSight: boolean;
  readonly dialled: boolean;
}

function meet(memory: CallMemory, { line, call, now, firstSight, dialled }: Meeting): CallMemory {
  const target = dialled ? (memory.dialling?.target ?? null) : targetOf(line);
  const third: ThirdMemory = {
    target,
    appearedAt: dialled ? (memory.dialling?.at ?? now) : line.since,
    seenLate: firstSight && !dialled,
    askedHere: dialled || (target !== null && (firstSight ? wasAskedHere(call, line) : nobodyElseAsks(call, line))),
    wasHere: firstSight && mayBeAskedIn(call) && target === null && line.state !== 'connecting',
    answered: null,
    answeredAt: null,
    answeredBy: null,
    endedHere: null,
    leg: null,
    knownAs: null,
  };
  return { ...memory, thirds: { ...memory.thirds, [line.connectionId]: third } };
}

/** Somebody else may have been there first: where the phone does not say so, every contact that is not the first of its call. */
const mayBeAskedIn = ({ originKnown, askedIn }: CallSeen): boolean => !originKnown || askedIn === true;

const wasAskedHere = (call: CallSeen, line: Line): boolean => !call.askedIn && (call.originKnown || nobodyElseAsks(call, line));

/** No other agent is on the call who could have asked them: it was this one, in another tab. In a three-party call one sees only whom one asked. */
const nobodyElseAsks = (call: CallSeen, line: Line): boolean =>
  !call.multiParty || !call.lines.some((other) => other !== line && other.role === 'third' && isLive(other) && other.number === null);

/** After a reload nothing may be remembered; the line's own data still tells somebody who was asked from this call. */
function targetOf(line: Line): Target | null {
  if (line.number !== null) return { kind: 'external', name: line.quickConnectName };
  return line.quickConnectName === null ? null : { kind: 'agent', name: line.quickConnectName };
}

/** An outside line is answered when the phone says connected; a line inside the instance is not. */
function noteAnswerByPhone(memory: CallMemory, line: Line): CallMemory {
  const third = memory.thirds[line.connectionId];
  const external = third?.target?.kind === 'external' && line.number !== null;
  const talks = line.state === 'connected' || line.state === 'hold';
  return external && talks && third.answered === null ? changeThird(memory, line.connectionId, { answered: 'phone' }) : memory;
}
