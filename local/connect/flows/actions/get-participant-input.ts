import type { FlowAction } from '../action.ts';
import { NOT_WHISPER_OR_HOLD } from '../flow-types.ts';
import { keysPressed } from '../keys.ts';
import { decides, failed, NEXT, type Outcome } from '../language.ts';
import { promptOf, startSpeaking } from '../speech.ts';
import { textOf } from '../text.ts';

const E164 = /^\+?\d{7,15}$/;

/** Asks the caller for keys: a menu leads on by what was pressed, stored input becomes `$.StoredCustomerInput` (FL/GetParticipantInput). */
export const getParticipantInput: FlowAction = {
  allowedIn: NOT_WHISPER_OR_HOLD,
  errors: ['NoMatchingError'],
  needsNext: false,
  problems: ({ Parameters, Transitions: { Errors = [], NextAction } }) => {
    const names = Errors.map(({ ErrorType }) => ErrorType);
    if (isStored(Parameters)) return NextAction === undefined ? ['NextAction is missing'] : [];
    return ['InputTimeLimitExceeded', 'NoMatchingCondition']
      .filter((one) => !names.includes(one))
      .map((one) => `error branch ${one} is missing`);
  },
  run: async (run, parameters) => {
    // Keys end the prompt; without any, the time begins when the prompt has ended.
    const { durationMs, stop } = startSpeaking(run, promptOf(parameters));
    const patienceMs = Number(parameters.InputTimeLimitSeconds ?? 5) * 1000;
    const promptEnds = run.core.clock.after(durationMs, stop);
    const digits = await keysPressed(run, { limitMs: durationMs + patienceMs, ...ending(parameters) });
    promptEnds();
    stop();
    if (isStored(parameters)) return store(run, parameters, digits);
    return digits === '' ? failed('InputTimeLimitExceeded') : decides(digits);
  },
};

const isStored = ({ StoreInput }: Readonly<Record<string, unknown>>) => StoreInput === 'True';

// A menu takes one key, stored input ends with the terminator or when nothing more comes.
function ending(parameters: Readonly<Record<string, unknown>>) {
  const terminator = textOf(Reflect.get(Object(parameters.DTMFConfiguration), 'InputTerminationSequence')) || '#';
  return { most: isStored(parameters) ? 20 : 1, terminator };
}

function store(run: { storedInput: string }, { InputValidation }: Readonly<Record<string, unknown>>, digits: string): Outcome {
  run.storedInput = digits === '' ? 'Timeout' : digits;
  const wantsNumber = Reflect.get(Object(InputValidation), 'PhoneNumberValidation') !== undefined;
  return wantsNumber && !E164.test(digits) ? failed('InvalidPhoneNumber') : NEXT;
}
