import type { FlowAction } from '../action.ts';
import { EVERY } from '../flow-types.ts';
import { NEXT } from '../language.ts';

/** Sets attributes that live as long as this run of the flow (FL/UpdateFlowAttributes). */
export const updateFlowAttributes: FlowAction = {
  allowedIn: EVERY,
  errors: ['NoMatchingError'],
  needsNext: true,
  run: (run, { FlowAttributes }) => {
    for (const [name, attribute] of Object.entries(Object(FlowAttributes)))
      run.flowAttributes.set(name, String(Reflect.get(Object(attribute), 'Value') ?? ''));
    return NEXT;
  },
};
