import { CONNECTS } from './action-rules.ts';
import type { Flow, FlowAction, Transitions } from './flow.ts';

/** A step to be put in; where it leads on is not its own to say. */
export interface Step extends Pick<FlowAction, 'Identifier' | 'Type' | 'Parameters'> {
  /** Errors after which the flow goes on as if the step had succeeded. */
  readonly passesOver: readonly string[];
}

/**
 * The flow with a step before the action that connects its leg; every way there leads through it.
 * @throws Error when the flow connects nobody.
 */
export function beforeConnecting(flow: Flow, { passesOver, ...step }: Step): Flow {
  const connects = flow.Actions.find((action) => CONNECTS.has(action.Type));
  if (!connects) throw new Error('The flow connects nobody: there is no leg to prepare.');
  return ledThrough(flow, connects.Identifier, {
    ...step,
    Transitions: {
      NextAction: connects.Identifier,
      Errors: passesOver.map((ErrorType) => ({ ErrorType, NextAction: connects.Identifier })),
      Conditions: [],
    },
  });
}

/** A step that switches the flow logs, which hold the parameters of each step (Admin Guide, flow logs). */
export const logging = (FlowLoggingBehavior: 'Enabled' | 'Disabled', Identifier: string): Omit<FlowAction, 'Transitions'> => ({
  Identifier,
  Type: 'UpdateFlowLoggingBehavior',
  Parameters: { FlowLoggingBehavior },
});

/** The flow in which every way to an action leads to the given one first. */
export function ledThrough(flow: Flow, target: string, through: FlowAction): Flow {
  const led = (to: string) => (to === target ? through.Identifier : to);
  const actions = flow.Actions.map((action) => ({ ...action, Transitions: redirected(action.Transitions, led) }));
  return { ...flow, StartAction: led(flow.StartAction), Actions: [...actions, through] };
}

const redirected = (transitions: Transitions, led: (target: string) => string): Transitions => ({
  ...transitions,
  ...(transitions.NextAction === undefined ? {} : { NextAction: led(transitions.NextAction) }),
  ...(transitions.Errors && { Errors: transitions.Errors.map((error) => ({ ...error, NextAction: led(error.NextAction) })) }),
  ...(transitions.Conditions && {
    Conditions: transitions.Conditions.map((condition) => ({ ...condition, NextAction: led(condition.NextAction) })),
  }),
});
