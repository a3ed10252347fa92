import { CONNECTS } from './action-rules.ts';
import type { Flow, FlowAction, Transitions } from './flow.ts';

const SET_RECORDING = 'set-recording';

/**
 * The flow with the recording of its own leg switched on or off before the leg is connected.
 * A leg is a contact of its own, so the setting of the call it came from does not reach it (Admin Guide, Set recording behavior).
 * @throws Error when the flow connects nobody.
 */
export function recordConsults(flow: Flow, recording: 'on' | 'off'): Flow {
  const connects = flow.Actions.find((action) => CONNECTS.has(action.Type));
  if (!connects) throw new Error('The flow connects nobody: there is no leg to record.');
  const step: FlowAction = {
    Identifier: SET_RECORDING,
    Type: 'UpdateContactRecordingBehavior',
    Parameters: { RecordingBehavior: { RecordedParticipants: recording === 'on' ? ['Agent', 'Customer'] : [] } },
    Transitions: { NextAction: connects.Identifier, Errors: [], Conditions: [] },
  };
  const actions = flow.Actions.map((action) => ({ ...action, Transitions: redirected(action.Transitions, connects.Identifier) }));
  return { ...flow, StartAction: led(flow.StartAction, connects.Identifier), Actions: [...actions, step] };
}

const led = (target: string, from: string) => (target === from ? SET_RECORDING : target);

const redirected = (transitions: Transitions, from: string): Transitions => ({
  ...transitions,
  ...(transitions.NextAction === undefined ? {} : { NextAction: led(transitions.NextAction, from) }),
  ...(transitions.Errors && { Errors: transitions.Errors.map((error) => ({ ...error, NextAction: led(error.NextAction, from) })) }),
  ...(transitions.Conditions && {
    Conditions: transitions.Conditions.map((condition) => ({ ...condition, NextAction: led(condition.NextAction, from) })),
  }),
});
