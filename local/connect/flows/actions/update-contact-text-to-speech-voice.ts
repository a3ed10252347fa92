import type { FlowAction } from '../action.ts';
import { NOT_HOLD } from '../flow-types.ts';
import { NEXT } from '../language.ts';
import { textOf } from '../text.ts';

/** Says with which voice texts are spoken, which nobody here can tell apart (FL/UpdateContactTextToSpeechVoice). */
export const updateContactTextToSpeechVoice: FlowAction = {
  allowedIn: NOT_HOLD,
  errors: ['NoMatchingError'],
  needsNext: true,
  problems: ({ Parameters }) => (textOf(Parameters.TextToSpeechVoice) === '' ? ['TextToSpeechVoice must name a voice'] : []),
  run: () => NEXT,
};
