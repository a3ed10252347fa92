import type { FlowType } from '../resources/registry.ts';
import { ACTIONS } from './actions.ts';
import type { ActionDocument, FlowDocument } from './language.ts';
import { OPERATORS } from './transitions.ts';

/** An action list may have 250 entries (AG/amazon-connect-service-limits). */
const MOST_ACTIONS = 250;

/** What CreateContactFlow would refuse about a flow, one sentence per problem; empty when it may run. */
export function flowProblems(content: unknown, type: FlowType): string[] {
  if (!isObject(content)) return ['the content is no object'];
  const document = content as FlowDocument;
  const shape = shapeProblems(document);
  if (shape.length > 0) return shape;
  const names = new Set(document.Actions.map(({ Identifier }) => Identifier));
  return [
    ...(names.has(document.StartAction) ? [] : [`StartAction ${document.StartAction} does not exist`]),
    ...(names.size === document.Actions.length ? [] : ['two actions have the same Identifier']),
    ...(document.Actions.length > MOST_ACTIONS ? [`more than ${MOST_ACTIONS} actions`] : []),
    ...document.Actions.flatMap((action) =>
      actionProblems(action, type, names).map((problem) => `${action.Identifier} (${action.Type}): ${problem}`),
    ),
  ];
}

const isObject = (content: unknown): content is object => content !== null && typeof content === 'object';

function shapeProblems(document: FlowDocument): string[] {
  if (document.Version !== '2019-10-30') return ['Version must be 2019-10-30'];
  if (!Array.isArray(document.Actions)) return ['Actions is no list'];
  return document.Actions.flatMap(({ Identifier, Type, Parameters, Transitions }, index) => {
    const complete = typeof Identifier === 'string' && typeof Type === 'string' && Parameters && Transitions;
    return complete ? [] : [`action ${index} lacks Identifier, Type, Parameters or Transitions`];
  });
}

function actionProblems(action: ActionDocument, type: FlowType, names: ReadonlySet<string>): string[] {
  const known = ACTIONS[action.Type];
  if (!known) return ['the action type is not supported'];
  const { NextAction, Errors = [], Conditions = [] } = action.Transitions;
  const targets = [
    ...(NextAction === undefined ? [] : [NextAction]),
    ...Errors.map((one) => one.NextAction),
    ...Conditions.map((one) => one.NextAction),
  ];
  const caught = Errors.map(({ ErrorType }) => ErrorType);
  return [
    ...(known.allowedIn.includes(type) ? [] : [`not allowed in a flow of type ${type}`]),
    ...(known.needsNext && NextAction === undefined ? ['NextAction is missing'] : []),
    ...targets.filter((target) => !names.has(target)).map((target) => `leads to ${target}, which does not exist`),
    ...known.errors.filter((error) => !caught.includes(error)).map((error) => `error branch ${error} is missing`),
    ...Conditions.map(({ Condition }) => Condition.Operator)
      .filter((one) => !OPERATORS.includes(one))
      .map((one) => `operator ${one} is unknown`),
    ...(known.problems?.(action, type) ?? []),
  ];
}
