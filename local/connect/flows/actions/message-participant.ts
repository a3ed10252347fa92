import type { FlowAction } from '../action.ts';
import { NOT_HOLD } from '../flow-types.ts';
import { failed, NEXT } from '../language.ts';
import { speak, spoken } from '../speech.ts';

/** Plays a prompt and goes on when it has ended (FL/MessageParticipant). */
export const messageParticipant: FlowAction = {
  allowedIn: NOT_HOLD,
  errors: ['NoMatchingError'],
  needsNext: true,
  run: async (run, parameters) => {
    const prompt = spoken(parameters);
    if (prompt === '') return failed();
    await speak(run, prompt);
    return NEXT;
  },
};
