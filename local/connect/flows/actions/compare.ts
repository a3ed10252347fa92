import type { FlowAction } from '../action.ts';
import { EVERY } from '../flow-types.ts';
import { decides } from '../language.ts';
import { textOf } from '../text.ts';

/** Leads on by the first condition that the value meets (FL/Compare). */
export const compare: FlowAction = {
  allowedIn: EVERY,
  errors: ['NoMatchingCondition'],
  needsNext: false,
  problems: ({ Transitions: { Conditions = [] } }) => [
    ...(Conditions.length > 0 ? [] : ['Compare needs at least one condition']),
    ...(Conditions.some(({ Condition }) => Condition.Operands.includes('')) ? ['an operand may not be empty'] : []),
  ],
  run: (_run, { ComparisonValue }) => decides(textOf(ComparisonValue)),
};
