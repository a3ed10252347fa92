import type { FlowAction } from '../action.ts';
import { LISTENING } from '../flow-types.ts';
import { decides } from '../language.ts';
import { speak, spoken } from '../speech.ts';

const recordsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((one): one is Record<string, unknown> => one !== null && typeof one === 'object') : [];

/** Plays its messages over and over until the contact moves on, or until it is interrupted (FL/MessageParticipantIteratively). */
export const messageParticipantIteratively: FlowAction = {
  allowedIn: LISTENING,
  errors: [],
  needsNext: false,
  problems: ({ Parameters }) => (recordsOf(Parameters.Messages).length > 0 ? [] : ['Messages must hold at least one message']),
  run: async (run, parameters) => {
    const interruptMs = Number(parameters.InterruptFrequencySeconds ?? Number.NaN) * 1000;
    const startedAtMs = run.core.clock.now();
    const messages = recordsOf(parameters.Messages).map(spoken);
    for (let turn = 0; !run.stopped; turn += 1) {
      await speak(run, messages[turn % messages.length] || '(recording)');
      if (run.core.clock.now() - startedAtMs >= interruptMs) return decides('MessagesInterrupted');
    }
    return decides('MessagesInterrupted');
  },
};
