import type { FlowAction } from '../action.ts';
import { LISTENING } from '../flow-types.ts';
import { decides } from '../language.ts';
import { A_RECORDING, promptOf, speak } from '../speech.ts';

const recordsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((one): one is Record<string, unknown> => one !== null && typeof one === 'object') : [];

/** Plays its messages over and over until the contact moves on, or until it is interrupted (FL/MessageParticipantIteratively). */
export const messageParticipantIteratively: FlowAction = {
  allowedIn: LISTENING,
  errors: [],
  needsNext: false,
  problems: ({ Parameters }) => (recordsOf(Parameters.Messages).length > 0 ? [] : ['Messages must hold at least one message']),
  run: async (run, parameters) => {
    const messages = recordsOf(parameters.Messages).map(promptOf);
    const untilMs = run.core.clock.now() + Number(parameters.InterruptFrequencySeconds ?? Number.POSITIVE_INFINITY) * 1000;
    // An interruption cuts short what is being said (AG/loop-prompts, "How the Interrupt option works").
    for (let turn = 0; !run.stopped && run.core.clock.now() < untilMs; turn += 1) {
      const message = messages[turn % messages.length];
      await speak(run, message?.words ? message : A_RECORDING, untilMs - run.core.clock.now());
    }
    return decides('MessagesInterrupted');
  },
};
