import type { FlowAction } from '../action.ts';
import { EVERY } from '../flow-types.ts';
import { NEXT } from '../language.ts';

/** Switches flow logs, which the simulated instance does not keep (FL/UpdateFlowLoggingBehavior). */
export const updateFlowLoggingBehavior: FlowAction = {
  allowedIn: EVERY,
  errors: [],
  needsNext: true,
  problems: ({ Parameters: { FlowLoggingBehavior: behavior } }) =>
    behavior === 'Enabled' || behavior === 'Disabled' ? [] : ['FlowLoggingBehavior must be Enabled or Disabled'],
  run: () => NEXT,
};
