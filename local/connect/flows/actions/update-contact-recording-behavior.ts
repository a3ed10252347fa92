import type { FlowAction } from '../action.ts';
import { ROUTED } from '../flow-types.ts';
import { NEXT } from '../language.ts';

/** Sets what is recorded; the simulated instance records nothing, so it goes on (FL/UpdateContactRecordingBehavior). */
export const updateContactRecordingBehavior: FlowAction = {
  allowedIn: [...ROUTED, 'OUTBOUND_WHISPER'],
  errors: [],
  needsNext: true,
  problems: ({ Parameters }) => (Parameters.RecordingBehavior ? [] : ['RecordingBehavior is missing']),
  run: () => NEXT,
};
