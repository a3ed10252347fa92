import type { Verb } from '../../contract/verbs.ts';
import { type CallState, picture } from './call-state.ts';
import type { CommandName } from './command.ts';
import type { Pending } from './pending.ts';
import { isDone, type Step } from './step.ts';

/** One entry of the desk's log: what this agent did, once a snapshot has confirmed it. */
export interface LogEntry {
  /** The agent's own contact. */
  readonly contactId: string;
  readonly verb: Verb;
  /** Milliseconds of the browser's clock. */
  readonly atMs: number;
  /** What must be added to it, as the snapshot told. */
  readonly skewMs: number;
}

const VERB_OF: Readonly<Partial<Record<CommandName, Verb>>> = {
  Accept: 'answered',
  Decline: 'declined',
  Consult: 'dialled',
  Cancel: 'cancelled',
  Swap: 'swapped',
  Return: 'returned',
  Conference: 'joined',
  Transfer: 'left',
  Leave: 'left',
};

/** What the step from one state to the next confirms: commands that a snapshot has carried out, outside parties who answered, and who the agent said did. */
export function logEntriesBetween(before: CallState, after: CallState, now: number): readonly LogEntry[] {
  const entry = (contactId: string, verb: Verb): LogEntry => ({ contactId, verb, atMs: now, skewMs: after.skewMs });
  const done = Object.values(before.pending).filter((pending) => isCarriedOut(pending, after));
  const commands = done.flatMap((pending) => {
    const verb = verbOf(pending, before, after);
    return verb === undefined ? [] : [entry(pending.contactId, verb)];
  });
  const { memory } = after;
  if (memory === null || memory.contactId !== before.memory?.contactId) return commands;
  return [...commands, ...answers(before, after).map((verb) => entry(memory.contactId, verb))];
}

/** What a command came to: taking back the last one who waited joins everybody as Conference does. */
function verbOf({ command: { name }, steps }: Pending, before: CallState, after: CallState): Verb | undefined {
  if (name === 'Return' && wasUnanswered(steps, before)) return 'cancelled';
  if (name === 'Resume' && picture(before)?.phase !== 'conference' && picture(after)?.phase === 'conference') return 'joined';
  return VERB_OF[name];
}

/** Going back before anybody answered is a cancelled call. */
const wasUnanswered = (steps: readonly Step[], { memory }: CallState): boolean =>
  steps.some((step) => step.do === 'drop' && memory?.thirds[step.connectionId]?.endedHere === 'cancelled');

/** Gone from the desk because its last steps show in the phone; a refused one, or one whose call ended first, shows in no snapshot. */
function isCarriedOut({ wish, contactId, steps, index }: Pending, { pending, call, problem, wishes }: CallState): boolean {
  if (Object.values(pending).some((still) => still.wish === wish)) return false;
  if (problem !== null && wish === wishes) return false;
  const own = call?.contactId === contactId ? call : null;
  const left = steps.slice(index);
  // The lines of a call that is over tell nothing: only what ends it is confirmed by its end.
  const ends = left.every((step) => step.do === 'leave' || step.do === 'decline');
  return left.every((step) => isDone(step, own)) && (ends || own?.phase === 'connected');
}

/** An answer that the ledger told is the ledger's already. */
function answers(before: CallState, after: CallState): readonly Verb[] {
  return Object.entries(after.memory?.thirds ?? {}).flatMap(([id, { answered }]) => {
    const known = before.memory?.thirds[id];
    if (known === undefined || known.answered !== null) return [];
    if (answered === 'phone') return ['answered' as const];
    return answered === 'said' ? ['they-answered' as const] : [];
  });
}
