import { CONNECTS } from './action-rules.ts';
import type { Flow, FlowAction } from './flow.ts';

/** Where an action can go: by success, by condition and by error. */
export const targets = (action: FlowAction): readonly string[] => [...onward(action), ...onError(action)];

/** Where an action goes when it fails. */
export const onError = ({ Transitions: { Errors = [] } }: FlowAction): readonly string[] => Errors.map((error) => error.NextAction);

const onward = ({ Transitions: { NextAction, Conditions = [] } }: FlowAction) => [
  ...(NextAction === undefined ? [] : [NextAction]),
  ...Conditions.map((condition) => condition.NextAction),
];

/** Whether every one of these starts leads to somebody, as long as nothing fails on the way. */
export const connects = (flow: Flow, from: readonly string[]): boolean =>
  from.length > 0 &&
  from.every((start) => flow.Actions.some(({ Type, Identifier }) => CONNECTS.has(Type) && reachable(flow, start, onward).has(Identifier)));

/** Identifiers of all actions that can be reached from `start`, itself included. */
export function reachable(flow: Flow, start: string, ways = targets): ReadonlySet<string> {
  const byId = new Map(flow.Actions.map((action) => [action.Identifier, action]));
  const seen = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const action = byId.get(id);
    if (!action || seen.has(id)) continue;
    seen.add(id);
    open.push(...ways(action));
  }
  return seen;
}
