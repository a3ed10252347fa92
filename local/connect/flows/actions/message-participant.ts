import type { FlowAction } from '../action.ts';
import { NOT_HOLD } from '../flow-types.ts';
import { failed, NEXT } from '../language.ts';
import { promptOf, speak } from '../speech.ts';

/** Plays a prompt and goes on when it has ended (FL/MessageParticipant). */
export const messageParticipant: FlowAction = {
  allowedIn: NOT_HOLD,
  errors: ['NoMatchingError'],
  needsNext: true,
  run: async (run, parameters) => {
    const prompt = promptOf(parameters);
    if (prompt.words === '') return failed();
    await speak(run, prompt);
    return NEXT;
  },
};
