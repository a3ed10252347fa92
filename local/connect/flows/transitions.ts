import type { ActionDocument, Condition, Outcome, Transitions } from './language.ts';

const compare: Readonly<Record<string, (value: string, operand: string) => boolean>> = {
  Equals: (value, operand) => value === operand,
  TextStartsWith: (value, operand) => value.startsWith(operand),
  TextEndsWith: (value, operand) => value.endsWith(operand),
  TextContains: (value, operand) => value.includes(operand),
  NumberGreaterThan: (value, operand) => Number(value) > Number(operand),
  NumberGreaterOrEqualTo: (value, operand) => Number(value) >= Number(operand),
  NumberLessThan: (value, operand) => Number(value) < Number(operand),
  NumberLessOrEqualTo: (value, operand) => Number(value) <= Number(operand),
};

/** The operators of FL/flow-language that the interpreter compares with. */
export const OPERATORS = Object.keys(compare);

const holds = ({ Operator, Operands }: Condition, value: string) =>
  Operands.some((operand) => compare[Operator]?.(value, operand) ?? false);

/** The identifier of the next action; null when the flow ends here; undefined when the flow names no way on. */
export function nextAction(action: ActionDocument, outcome: Outcome): string | null | undefined {
  const { NextAction, Conditions = [] } = action.Transitions;
  if (outcome.to === 'end') return null;
  if (outcome.to === 'next') return NextAction;
  if (outcome.to === 'error') return errorBranch(action.Transitions, outcome.type);
  const found = Conditions.find(({ Condition }) => holds(Condition, outcome.value));
  return found?.NextAction ?? errorBranch(action.Transitions, 'NoMatchingCondition');
}

// A specific error falls back to the general one, as the console's "Error" branch does.
function errorBranch({ Errors = [] }: Transitions, type: string): string | undefined {
  const named = (name: string) => Errors.find(({ ErrorType }) => ErrorType === name)?.NextAction;
  return named(type) ?? named('NoMatchingError');
}
