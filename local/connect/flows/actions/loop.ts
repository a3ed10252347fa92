import type { FlowAction } from '../action.ts';
import { NOT_WHISPER_OR_HOLD } from '../flow-types.ts';
import { decides } from '../language.ts';

/** Leads on by ContinueLooping so many times, then by DoneLooping (FL/Loop). */
export const loop: FlowAction = {
  allowedIn: NOT_WHISPER_OR_HOLD,
  errors: [],
  needsNext: false,
  problems: ({ Parameters, Transitions: { Conditions = [] } }) => {
    const operands = Conditions.flatMap(({ Condition }) => Condition.Operands);
    const missing = ['ContinueLooping', 'DoneLooping'].filter((one) => !operands.includes(one)).map((one) => `condition ${one} is missing`);
    return Parameters.LoopCount === undefined ? ['LoopCount is missing', ...missing] : missing;
  },
  run: (run, { LoopCount }, { Identifier }) => {
    const turn = run.loops.get(Identifier) ?? 0;
    const again = turn < Number(LoopCount);
    run.loops.set(Identifier, again ? turn + 1 : 0);
    return decides(again ? 'ContinueLooping' : 'DoneLooping');
  },
};
