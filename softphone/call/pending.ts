import type { CallState } from './call-state.ts';
import { picture } from './call-state.ts';
import { type Command, type Lane, laneOf } from './command.ts';
import { type CommandOutcome, outcomeOf } from './command-outcome.ts';
import { withdrawWishes } from './memory.ts';
import type { PhoneErrorCode } from './phone.ts';
import type { Problem } from './problem.ts';
import type { CallSeen } from './snapshot.ts';
import { isDone, isHopeless, isUnsafe, type Step } from './step.ts';

/** A command on its way: which step, and whether the phone was asked and has accepted it. */
export interface Pending {
  readonly wish: number;
  readonly contactId: string;
  readonly command: Command;
  readonly steps: readonly Step[];
  readonly index: number;
  /** `due`: to be sent now; `sent`: no word yet; `accepted`: the phone said yes, no snapshot shows it yet. */
  readonly stage: 'due' | 'sent' | 'accepted';
  readonly deadlineAt: number;
}

/** How long a step may take until a snapshot shows it. */
export const DEADLINE_MS = 10_000;
/** An accepted call connects after the whisper flows have run (Admin Guide, quick connects). */
const WHISPERS_MS = 30_000;

export const currentStep = ({ steps, index }: Pending): Step | undefined => steps[index];

export const withPending = (state: CallState, lane: Lane, pending: Pending | undefined): CallState => {
  const { [lane]: _ended, ...others } = state.pending;
  return { ...state, pending: pending ? { ...others, [lane]: pending } : others };
};

/** The command of a lane is over, one way or another. */
const end = (state: CallState, lane: Lane, { wish }: Pending, outcome: CommandOutcome): CallState => ({
  ...withPending(state, lane, undefined),
  endings: { ...state.endings, [lane]: { wish, outcome } },
});

/** Goes on with what snapshots have confirmed, skips what is so already, and stops what must not be sent any more. */
export function advance(state: CallState, now: number): CallState {
  return (['call', 'mute'] as const).reduce((next, lane) => advanceLane(next, lane, now), state);
}

function advanceLane(state: CallState, lane: Lane, now: number): CallState {
  const pending = state.pending[lane];
  const step = pending && currentStep(pending);
  if (!pending || !step) return pending ? end(state, lane, pending, { outcome: 'done' }) : state;
  const call = state.call?.contactId === pending.contactId ? state.call : null;
  if (isDone(step, call)) return advanceLane(withPending(state, lane, nextStep(pending, now)), lane, now);
  if (isMoot(step, call)) return end(state, lane, pending, { outcome: 'call-ended' });
  const drawn = picture(state);
  const why = drawn && (isHopeless(step, drawn) ?? (pending.stage === 'due' ? isUnsafe(step, drawn) : null));
  return why ? stop(state, lane, { kind: 'not-now', why }) : state;
}

const nextStep = (pending: Pending, now: number): Pending => ({
  ...pending,
  index: pending.index + 1,
  stage: 'due',
  deadlineAt: now + DEADLINE_MS,
});

/** The call is over: nothing left to do to its lines. */
const isMoot = (step: Step, call: CallSeen | null): boolean =>
  call === null || (step.do !== 'clear' && (call.phase === 'ended' || call.phase === 'failed'));

/** The phone was asked. */
export const markSent = (state: CallState, wish: number): CallState =>
  changeWish(state, wish, (pending) => ({ ...pending, stage: 'sent' }));

/** The phone said yes, which confirms nothing. */
export const markAccepted = (state: CallState, wish: number, now: number): CallState =>
  changeWish(state, wish, (pending) => ({
    ...pending,
    stage: 'accepted',
    deadlineAt: currentStep(pending)?.do === 'accept' ? now + WHISPERS_MS : pending.deadlineAt,
  }));

/** The phone said no: the command ends, whatever is true is in the snapshots. */
export function markRefused(state: CallState, wish: number, code: PhoneErrorCode): CallState {
  const lane = laneWith(state, wish);
  return lane ? stop(state, lane, { kind: 'refused', code }) : state;
}

/** Ends commands whose deadline has passed. */
export const expire = (state: CallState, now: number): CallState =>
  (['call', 'mute'] as const).reduce((next, lane) => {
    const pending = next.pending[lane];
    return pending && now >= pending.deadlineAt ? stop(next, lane, { kind: 'no-answer', accepted: pending.stage === 'accepted' }) : next;
  }, state);

/** A refused wish is forgotten; one without an answer may still come true, so what was meant stays remembered. */
function stop(state: CallState, lane: Lane, cause: Problem['cause']): CallState {
  const pending = state.pending[lane];
  if (!pending) return state;
  const forgets = cause.kind !== 'no-answer' && pending.command.name !== 'Clear';
  const memory = state.memory && forgets ? withdrawWishes(state.memory, state.call) : state.memory;
  return { ...end(state, lane, pending, outcomeOf(cause)), memory, problem: { command: pending.command, cause } };
}

const laneWith = (state: CallState, wish: number): Lane | undefined =>
  (['call', 'mute'] as const).find((lane) => state.pending[lane]?.wish === wish);

function changeWish(state: CallState, wish: number, change: (pending: Pending) => Pending): CallState {
  const lane = laneWith(state, wish);
  const pending = lane && state.pending[lane];
  return lane && pending ? withPending(state, lane, change(pending)) : state;
}

/** A new command, its first step due. */
export function begin(state: CallState, command: Command, steps: readonly Step[], now: number): CallState {
  const contactId = state.call?.contactId ?? '';
  const wish = state.wishes + 1;
  const pending: Pending = { wish, contactId, command, steps, index: 0, stage: 'due', deadlineAt: now + DEADLINE_MS };
  return advance({ ...withPending(state, laneOf(command), pending), wishes: wish, problem: null }, now);
}
