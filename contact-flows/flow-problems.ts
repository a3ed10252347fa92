import { ACTION_RULES, FORBIDDEN, MUST_CONNECT, MUST_NOT_HANG_UP } from './action-rules.ts';
import type { Flow, FlowAction, FlowType } from './flow.ts';
import { connects, onError, reachable, targets } from './routes.ts';

/** What is wrong with a flow, where, and what would be right. */
export interface FlowProblem {
  readonly code:
    | 'no-start'
    | 'no-such-target'
    | 'unreachable'
    | 'identifier'
    | 'too-many-actions'
    | 'unknown-action'
    | 'forbidden-action'
    | 'wrong-flow-type'
    | 'hangs-up-on-somebody-who-waits'
    | 'missing-error-branch'
    | 'missing-condition'
    | 'missing-next'
    | 'parameter'
    | 'placeholder-left'
    | 'does-not-connect'
    | 'lambda-error-drops-the-call';
  /** Identifier of the action; empty for the flow as a whole. */
  readonly action: string;
  readonly message: string;
}

const MAX_ACTIONS = 250;
const MAX_IDENTIFIER_LENGTH = 50;

/**
 * Every problem of a bound flow of the given type; none means it is complete. There is no official checker outside an instance,
 * and CloudFormation takes the document as a plain string, so this one stands in for it.
 */
export const flowProblems = (flow: Flow, type: FlowType): readonly FlowProblem[] => [
  ...wholeProblems(flow),
  ...flow.Actions.flatMap((action) => [
    ...identifierProblems(action),
    ...targetProblems(flow, action),
    ...ruleProblems(action, type),
    ...parameterProblems(action),
  ]),
  ...routeProblems(flow, type),
];

type Code = FlowProblem['code'];
const at = (action: FlowAction, code: Code, message: string): FlowProblem => ({ code, action: action.Identifier, message });
const whole = (code: Code, message: string): FlowProblem => ({ code, action: '', message });

function wholeProblems({ StartAction, Actions }: Flow): FlowProblem[] {
  const ids = Actions.map((action) => action.Identifier);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return [
    ...(ids.includes(StartAction) ? [] : [whole('no-start', `StartAction ${StartAction} is no action of the flow`)]),
    ...(ids.length <= MAX_ACTIONS ? [] : [whole('too-many-actions', `${ids.length} actions, at most ${MAX_ACTIONS}`)]),
    ...twice.map((id) => whole('identifier', `${id} stands for two actions`)),
  ];
}

function identifierProblems(action: FlowAction): FlowProblem[] {
  const { length } = action.Identifier;
  const fits = length >= 1 && length <= MAX_IDENTIFIER_LENGTH;
  return fits ? [] : [at(action, 'identifier', `has ${length} characters, 1 to ${MAX_IDENTIFIER_LENGTH} are allowed`)];
}

function targetProblems(flow: Flow, action: FlowAction): FlowProblem[] {
  const ids = new Set(flow.Actions.map(({ Identifier }) => Identifier));
  const nowhere = targets(action).filter((target) => !ids.has(target));
  return nowhere.map((target) => at(action, 'no-such-target', `leads to ${target}, which is no action of the flow`));
}

function ruleProblems(action: FlowAction, type: FlowType): FlowProblem[] {
  if (FORBIDDEN.has(action.Type)) return [at(action, 'forbidden-action', `${action.Type} drops a caller whose colleague is busy`)];
  const rule = ACTION_RULES[action.Type];
  if (!rule) return [at(action, 'unknown-action', `${action.Type} has no rule`)];
  const branches = new Set(action.Transitions.Errors?.map((error) => error.ErrorType));
  const met = new Set(action.Transitions.Conditions?.flatMap(({ Condition }) => Condition.Operands));
  const ends = rule.ends || playsForever(action, type);
  return [
    ...(rule.allowedIn.includes(type) ? [] : [at(action, 'wrong-flow-type', `${action.Type} is not allowed in ${type}`)]),
    ...(ends || action.Transitions.NextAction ? [] : [at(action, 'missing-next', `${action.Type} needs a NextAction`)]),
    ...rule
      .errors(action)
      .filter((name) => !branches.has(name))
      .map((name) => at(action, 'missing-error-branch', `${action.Type} needs a branch for ${name}`)),
    ...rule
      .conditions(action)
      .filter((name) => !met.has(name))
      .map((name) => at(action, 'missing-condition', `${action.Type} needs a condition for ${name}`)),
    ...(MUST_NOT_HANG_UP.has(type) && action.Type === 'DisconnectParticipant'
      ? [at(action, 'hangs-up-on-somebody-who-waits', 'whoever waits stays in the queue until somebody comes or they leave')]
      : []),
    ...rule.oneOf
      .filter((names) => names.filter((name) => name in action.Parameters).length !== 1)
      .map((names) => at(action, 'parameter', `${action.Type} needs exactly one of: ${names.join(', ')}`)),
  ];
}

// What is played on hold has no end of its own.
const playsForever = (action: FlowAction, type: FlowType) => action.Type === 'MessageParticipantIteratively' && type.endsWith('_HOLD');

function parameterProblems(action: FlowAction): FlowProblem[] {
  return leaves(action.Parameters, 'Parameters').flatMap(([path, value]) => {
    if (typeof value !== 'string') return [at(action, 'parameter', `${path} is a ${typeof value}; every parameter is text`)];
    return value.includes('{{') ? [at(action, 'placeholder-left', `${path} still holds a placeholder`)] : [];
  });
}

const leaves = (part: unknown, path: string): [string, unknown][] =>
  part === null || typeof part !== 'object'
    ? [[path, part]]
    : Object.entries(part).flatMap(([key, value]) => leaves(value, `${path}.${key}`));

function routeProblems(flow: Flow, type: FlowType): FlowProblem[] {
  const reached = reachable(flow, flow.StartAction);
  const lost = flow.Actions.filter(({ Identifier }) => !reached.has(Identifier)).map((action) =>
    at(action, 'unreachable', 'no way leads here from StartAction'),
  );
  return MUST_CONNECT.has(type) ? [...lost, ...connectionProblems(flow, type)] : lost;
}

function connectionProblems(flow: Flow, type: FlowType): FlowProblem[] {
  const dropping = flow.Actions.filter((action) => action.Type === 'InvokeLambdaFunction' && !connects(flow, onError(action)));
  return [
    ...(connects(flow, [flow.StartAction]) ? [] : [whole('does-not-connect', `a ${type} flow must bring the caller to somebody`)]),
    ...dropping.map((action) => at(action, 'lambda-error-drops-the-call', 'its error branch connects nobody')),
  ];
}
