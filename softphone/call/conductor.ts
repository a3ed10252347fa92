import { type CallState, newState } from './call-state.ts';
import { type Command, laneOf } from './command.ts';
import { type CommandOutcome, outcomeOf } from './command-outcome.ts';
import { contain } from './contain.ts';
import { faultReporter } from './fault-reporter.ts';
import { currentStep } from './pending.ts';
import { type Phone, PhoneError } from './phone.ts';
import { type CallEvent, reduce } from './reduce.ts';
import { send } from './send.ts';

/** Time as the desk sees it. */
export interface Clock {
  /** Milliseconds since 1970 of the browser's clock. */
  now(): number;
  /** Runs `what` once after `delayMs`; the result takes it back. */
  after(delayMs: number, what: () => void): () => void;
}

/** Holds the state, sends what is due to the phone, and wakes up for deadlines. */
export interface Conductor {
  state(): CallState;
  tell(event: CallEvent): void;
  /**
   * Gives a command, as a press of its button does; resolves with what came of it, within the deadlines of its steps. Never rejects.
   * @param contactId the contact it is meant for, where time has passed since it was; `call-ended` when another one, or none, is on stage
   */
  run(command: Command, contactId?: string): Promise<CommandOutcome>;
  /** Called after every change; the result ends it. */
  onChange(listener: (state: CallState) => void): () => void;
}

/** `noAnswerMs`: after how long without an answer going back to the customer is offered. */
export function createConductor(phone: Phone, clock: Clock, noAnswerMs?: number): Conductor {
  let state = newState(clock.now(), noAnswerMs);
  let cancelTimer = () => {};
  const listeners = new Set<(state: CallState) => void>();

  const tell = (event: CallEvent): void => {
    const { state: next, faults } = contain(state, event, clock.now());
    for (const fault of faults) report(fault);
    if (next === state) return;
    state = next;
    sendDue();
    armDeadline();
    for (const listener of listeners) inform(listener);
  };

  const report = faultReporter((line) => {
    clock.after(0, () => {
      throw new Error(line);
    });
  });

  /** One that throws, for example because the tab's storage is full, keeps nothing from the others: the page is drawn by one of them. */
  const inform = (listener: (state: CallState) => void): void => {
    try {
      listener(state);
    } catch (error) {
      clock.after(0, () => {
        throw error;
      });
    }
  };

  const sendDue = (): void => {
    for (const pending of Object.values(state.pending)) {
      const step = currentStep(pending);
      if (pending.stage !== 'due' || !step) continue;
      // Marked before it is sent: a snapshot may arrive before the answer, or the answer before this returns.
      state = reduce(state, { type: 'sent', wish: pending.wish }, clock.now());
      const { wish, index } = pending;
      const stillOnIt = () => Object.values(state.pending).some((now) => now.wish === wish && now.index === index);
      send(phone, pending.contactId, step).then(
        () => stillOnIt() && tell({ type: 'accepted', wish }),
        (error: unknown) => stillOnIt() && tell({ type: 'refused', wish, code: codeOf(error) }),
      );
    }
  };

  const armDeadline = (): void => {
    cancelTimer();
    const deadlines = Object.values(state.pending).map(({ deadlineAt }) => deadlineAt);
    cancelTimer =
      deadlines.length === 0 ? () => {} : clock.after(Math.max(0, Math.min(...deadlines) - clock.now()), () => tell({ type: 'tick' }));
  };

  const onChange = (listener: (state: CallState) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  const run = (command: Command, contactId?: string): Promise<CommandOutcome> => {
    if (contactId !== undefined && state.call?.contactId !== contactId) return Promise.resolve({ outcome: 'call-ended' });
    const wish = state.wishes + 1;
    tell({ type: 'press', command });
    if (state.wishes < wish) return Promise.resolve(notBegun(state, command));
    const lane = laneOf(command);
    const { promise, resolve } = Promise.withResolvers<CommandOutcome>();
    const look = (): boolean => {
      const ending = state.endings[lane];
      const isOver = state.pending[lane]?.wish !== wish;
      if (isOver) resolve(ending?.wish === wish ? ending.outcome : { outcome: 'not-confirmed', accepted: false });
      return isOver;
    };
    if (look()) return promise;
    const stop = onChange(() => {
      if (look()) stop();
    });
    return promise;
  };

  return { state: () => state, tell, run, onChange };
}

/** A command that was not begun says why as the problem of the desk, or asks for a choice. */
const notBegun = ({ problem }: CallState, command: Command): CommandOutcome =>
  problem?.command === command ? outcomeOf(problem.cause) : { outcome: 'asks' };

const codeOf = (error: unknown) => (error instanceof PhoneError ? error.code : 'unknown');
