import type { CallMemory, ThirdMemory } from './memory.ts';
import { withOrigin } from './origin.ts';
import type { Phase } from './phase.ts';
import { phaseOf } from './phase.ts';
import { type CallSeen, isLive, type Line } from './snapshot.ts';

/** The call on stage as the rules and the page read it: derived anew from snapshot and memory, never stored. */
export interface Picture {
  readonly phase: Phase;
  readonly call: CallSeen;
  readonly memory: CallMemory;
  readonly self: Line | null;
  /** Null once their line ended. */
  readonly customer: Line | null;
  /** Live ones, in the order they were added. */
  readonly thirds: readonly Third[];
  /** The one added last: what the commands without a name mean. */
  readonly focus: Third | null;
  /** The third whose line ended last. */
  readonly gone: Third | null;
  /** Every third of the call, those who left too. */
  readonly everyThird: readonly Third[];
  /** After how long without an answer going back to the customer is offered. */
  readonly noAnswerMs: number;
  /** The second signal can be reached: what it told is not out of date. */
  readonly isTold: boolean;
}

/**
 * How far a third party is: `calling` (no line yet), `waiting` (a line, nobody known to be on it: ringing or queued), `there`
 * (somebody answered). Whether a line that is there is held is the line's own state.
 */
export type Reach = 'calling' | 'waiting' | 'there';

export interface Third {
  readonly line: Line;
  readonly known: ThirdMemory;
  readonly reach: Reach;
}

interface PictureOptions extends Pick<Picture, 'noAnswerMs' | 'isTold'> {
  /** The agent's own line is being ended. */
  readonly leaving: boolean;
}

/** Draws the picture. */
export function pictureOf(seen: CallSeen, memory: CallMemory, { leaving, noAnswerMs, isTold }: PictureOptions): Picture {
  const call = withOrigin(seen, memory);
  const self = call.lines.find((line) => line.role === 'self') ?? null;
  // A supervisor who listens in calls nobody: whoever is connected is there.
  const listens = call.phase === 'connected' && self === null;
  const all = call.lines.filter((line) => line.role === 'third').map((line) => thirdOf(line, memory, listens));
  const thirds = all.filter(({ line }) => isLive(line));
  const picture = {
    call,
    memory,
    self,
    customer: call.lines.find((line) => line.role === 'customer' && isLive(line)) ?? null,
    thirds,
    focus: thirds.at(-1) ?? null,
    gone: all.filter(({ line }) => !isLive(line)).reduce(later, null),
    everyThird: all,
    noAnswerMs,
    isTold,
  };
  return { ...picture, phase: phaseOf(picture, leaving) };
}

const later = (last: Third | null, third: Third): Third => (last === null || third.line.since >= last.line.since ? third : last);

const STRANGER: ThirdMemory = {
  target: null,
  appearedAt: 0,
  seenLate: false,
  askedHere: false,
  wasHere: false,
  answered: null,
  answeredAt: null,
  answeredBy: null,
  endedHere: null,
  leg: null,
  knownAs: null,
};

/** A third by its id, also when the phone no longer lists its line. */
export const thirdById = ({ everyThird, memory }: Picture, connectionId: string): Third =>
  everyThird.find(({ line }) => line.connectionId === connectionId) ?? thirdOf({ ...NO_LINE, connectionId }, memory);

const NO_LINE: Omit<Line, 'connectionId'> = {
  role: 'third',
  state: 'disconnected',
  since: 0,
  number: null,
  quickConnectName: null,
  muted: false,
  forceMuted: false,
};

function thirdOf(line: Line, memory: CallMemory, listens = false): Third {
  const known = memory.thirds[line.connectionId] ?? STRANGER;
  return { line, known, reach: reachOf(line, known, listens) };
}

function reachOf(line: Line, known: ThirdMemory, listens: boolean): Reach {
  if (line.state === 'connecting') return 'calling';
  return listens || known.wasHere || known.answered !== null ? 'there' : 'waiting';
}

/** Their name as the agent knows it; null when only the number or nothing is known. */
export const nameOf = ({ line, known }: Third): string | null => known.target?.name ?? line.quickConnectName ?? known.knownAs;
