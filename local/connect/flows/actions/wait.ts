import type { FlowAction } from '../action.ts';
import { ROUTED } from '../flow-types.ts';
import { decides } from '../language.ts';

/** Waits for its time and leads on by WaitCompleted; voice callers cannot return, so the other events never come (FL/Wait). */
export const wait: FlowAction = {
  allowedIn: ROUTED,
  errors: ['NoMatchingError'],
  needsNext: false,
  problems: ({ Parameters }) => (Number(Parameters.TimeLimitSeconds) > 0 ? [] : ['TimeLimitSeconds must be a number of seconds']),
  run: async (run, { TimeLimitSeconds }) => {
    await run.sleep(Number(TimeLimitSeconds) * 1000);
    return decides('WaitCompleted');
  },
};
