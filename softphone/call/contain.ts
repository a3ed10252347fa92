import { type CallState, picture } from './call-state.ts';
import { commandsFor } from './commands-for.ts';
import { plainSnapshot } from './plain-snapshot.ts';
import { type CallEvent, reduce } from './reduce.ts';

/** A state that can be drawn, and what went wrong on the way to it; most often nothing. */
export interface Contained {
  readonly state: CallState;
  readonly faults: readonly unknown[];
}

/**
 * The next state, however an event or a rule fails: an error in the working-out of a call takes no button of it away. A snapshot is taken at the least without
 * what was remembered, and then without all but its lines; any other event that fails changes nothing, and a command says that it failed. Never throws.
 */
export function contain(state: CallState, event: CallEvent, now: number): Contained {
  const faults: unknown[] = [];
  for (const attempt of attemptsAt(state, event)) {
    try {
      const next = attempt(now);
      if (next === state) return { state, faults };
      // Drawn here once, so that the page can draw it.
      picture(next);
      commandsFor(next, now, (fault) => faults.push(fault));
      return { state: next, faults };
    } catch (fault) {
      faults.push(fault);
    }
  }
  return { state, faults };
}

type Attempt = (now: number) => CallState;

function attemptsAt(state: CallState, event: CallEvent): readonly Attempt[] {
  const asIs: Attempt = (now) => reduce(state, event, now);
  if (event.type === 'press') {
    const { command } = event;
    return [asIs, () => ({ ...state, problem: { command, cause: { kind: 'not-now', why: 'desk-failed' } } })];
  }
  if (event.type !== 'snapshot') return [asIs];
  const forgetful: CallState = { ...state, memory: null, pending: {}, problem: null };
  return [
    asIs,
    (now) => reduce(forgetful, event, now),
    (now) => reduce({ ...forgetful, call: null }, { type: 'snapshot', snapshot: plainSnapshot(event.snapshot) }, now),
  ];
}
