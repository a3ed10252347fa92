import type { FlowAction } from '../action.ts';
import { LISTENING } from '../flow-types.ts';
import { decides, type Outcome } from '../language.ts';
import type { FlowRun } from '../run.ts';
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
    // Loop prompts play in calls alone: in a chat the contact waits without (AG/loop-prompts, "Supported channels").
    if (run.contact.call.chat) return waitInChat(run, Number(parameters.InterruptFrequencySeconds ?? Number.NaN));
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

async function waitInChat(run: FlowRun, seconds: number): Promise<Outcome> {
  const everMs = 2 ** 31;
  await run.sleep(Number.isNaN(seconds) ? everMs : seconds * 1000);
  return decides('MessagesInterrupted');
}
