import { describe, expect, test } from 'vitest';
import type { Flow, FlowAction, FlowType } from '../../contact-flows/flow.ts';
import { flowProblems } from '../../contact-flows/flow-problems.ts';
import { FLOWS } from '../../contact-flows/flows.ts';
import { reachable } from '../../contact-flows/routes.ts';
import { agentTransfer, boundFlows, withAction } from './bound-flows.ts';

describe('the shipped flows', () => {
  test.each(boundFlows())('$key is complete as $type', ({ flow, type }) => {
    expect(flowProblems(flow, type)).toEqual([]);
  });

  test.each(boundFlows())('$key has a name an instance takes', ({ name, description }) => {
    expect(name.length).toBeLessThanOrEqual(127);
    expect(description.length).toBeLessThanOrEqual(500);
  });

  test.each(boundFlows())('$key never uses TransferContactToAgent', ({ flow }) => {
    expect(JSON.stringify(flow)).not.toContain('TransferContactToAgent');
  });

  test.each(['agentTransfer', 'queueTransfer'] as const)(
    '%s calls the ledger for at most 3 seconds and speaks only where nobody is reached',
    (key) => {
      const { Actions } = FLOWS[key].flow as Flow;
      const call = Actions.find((action) => action.Type === 'InvokeLambdaFunction');
      expect(Number(call?.Parameters.InvocationTimeLimitSeconds)).toBeLessThanOrEqual(3);
      const spoken = Actions.filter((action) => action.Type === 'MessageParticipant');
      const led = Actions.flatMap((action) => (action.Type === 'TransferContactToQueue' ? [] : [action.Transitions.NextAction]));
      expect(spoken.filter((action) => led.includes(action.Identifier))).toEqual([]);
    },
  );
});

test('whatever fails before or after an AI agent’s turn, the caller waits for the team', () => {
  const { flow } = boundFlows().find(({ key }) => key === 'aiAgent') ?? {};
  if (!flow) throw new Error('There is a flow for AI agents.');
  const before = flow.Actions.slice(
    0,
    flow.Actions.findIndex(({ Identifier }) => Identifier === 'choose-the-team'),
  );
  const failures = before.flatMap(({ Identifier, Transitions }) =>
    (Transitions.Errors ?? []).map(({ ErrorType, NextAction }) => [Identifier, ErrorType, NextAction] as const),
  );
  // Where an action fails, the next one that matters is the queue, and the AI agent is not called once more.
  for (const [action, error, next] of failures) {
    const path = [...reachable(flow, next)];
    expect([
      action,
      error,
      path.includes('wait-for-the-team'),
      path.includes('pass-to-the-ai-agent') && next !== 'pass-to-the-ai-agent',
    ]).toEqual([action, error, true, false]);
  }
  expect(failures).toHaveLength(10);
});

const without = <T extends object>(from: T, name: keyof T): T =>
  Object.fromEntries(Object.entries(from).filter(([key]) => key !== name)) as T;
const change = (identifier: string, part: Partial<FlowAction>) => (flow: Flow) =>
  withAction(flow, identifier, (action) => ({ ...action, ...part }));
const transitions = (identifier: string, part: Partial<FlowAction['Transitions']>) => (flow: Flow) =>
  withAction(flow, identifier, (action) => ({ ...action, Transitions: { ...action.Transitions, ...part } }));
const add = (action: FlowAction) => (flow: Flow) => ({ ...flow, Actions: [...flow.Actions, action] });
const LONE: FlowAction = { Identifier: 'lone', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} };

interface Fault {
  readonly is: string;
  readonly plant: (flow: Flow) => Flow;
  readonly found: readonly [code: string, action: string][];
  readonly type?: FlowType;
}

const FAULTS: readonly Fault[] = [
  {
    is: 'a success branch that leads nowhere',
    plant: transitions('choose-the-colleague', { NextAction: 'gone' }),
    found: [
      ['no-such-target', 'choose-the-colleague'],
      ['unreachable', 'ring-the-colleague'],
      ['does-not-connect', ''],
      ['lambda-error-drops-the-call', 'tell-the-ledger'],
    ],
  },
  {
    is: 'an error branch that leads nowhere',
    plant: transitions('choose-the-colleague', { Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'gone' }] }),
    found: [['no-such-target', 'choose-the-colleague']],
  },
  {
    is: 'a condition that leads nowhere',
    plant: transitions('tell-the-ledger', { Conditions: [{ NextAction: 'gone', Condition: { Operator: 'Equals', Operands: ['x'] } }] }),
    found: [['no-such-target', 'tell-the-ledger']],
  },
  { is: 'an action no way leads to', plant: add(LONE), found: [['unreachable', 'lone']] },
  {
    is: 'a start that is no action',
    plant: (flow) => ({ ...flow, StartAction: 'gone', Actions: [] }),
    found: [
      ['no-start', ''],
      ['does-not-connect', ''],
    ],
  },
  {
    is: 'a queue transfer without a branch for a full queue',
    plant: transitions('ring-the-colleague', { Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'say-not-reached' }] }),
    found: [['missing-error-branch', 'ring-the-colleague']],
  },
  {
    is: 'a function call without an error branch',
    plant: transitions('tell-the-ledger', { Errors: [] }),
    found: [
      ['missing-error-branch', 'tell-the-ledger'],
      ['lambda-error-drops-the-call', 'tell-the-ledger'],
    ],
  },
  {
    is: 'a function whose failure ends the call',
    plant: transitions('tell-the-ledger', { Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'end-this-leg' }] }),
    found: [['lambda-error-drops-the-call', 'tell-the-ledger']],
  },
  {
    is: 'a success that ends the call',
    plant: transitions('tell-the-ledger', { NextAction: 'end-this-leg' }),
    found: [['does-not-connect', '']],
  },
  {
    is: 'an action without a next one',
    plant: (flow) =>
      withAction(flow, 'say-not-reached', (action) => ({ ...action, Transitions: without(action.Transitions, 'NextAction') })),
    found: [['missing-next', 'say-not-reached']],
  },
  {
    is: 'an action that its flow type does not allow',
    plant: (flow) => flow,
    type: 'CUSTOMER_WHISPER',
    found: [
      ['wrong-flow-type', 'choose-the-colleague'],
      ['wrong-flow-type', 'ring-the-colleague'],
      ['wrong-flow-type', 'end-this-leg'],
    ],
  },
  {
    is: 'an action nobody has a rule for',
    plant: change('say-not-reached', { Type: 'SetWorkingQueue' }),
    found: [['unknown-action', 'say-not-reached']],
  },
  {
    is: 'TransferContactToAgent',
    plant: change('say-not-reached', { Type: 'TransferContactToAgent', Parameters: {} }),
    found: [['forbidden-action', 'say-not-reached']],
  },
  {
    is: 'a placeholder that was left',
    plant: change('say-not-reached', { Parameters: { Text: 'Hello {{name}}' } }),
    found: [['placeholder-left', 'say-not-reached']],
  },
  {
    is: 'a number where text is due',
    plant: (flow) =>
      withAction(flow, 'tell-the-ledger', (action) => ({
        ...action,
        Parameters: { ...action.Parameters, InvocationTimeLimitSeconds: 3 as unknown as string },
      })),
    found: [['parameter', 'tell-the-ledger']],
  },
  {
    is: 'a truth value deep inside a parameter',
    plant: (flow) =>
      withAction(flow, 'tell-the-ledger', (action) => ({
        ...action,
        Parameters: { ...action.Parameters, LambdaInvocationAttributes: { kind: true as unknown as string } },
      })),
    found: [['parameter', 'tell-the-ledger']],
  },
  { is: 'a missing parameter', plant: change('choose-the-colleague', { Parameters: {} }), found: [['parameter', 'choose-the-colleague']] },
  {
    is: 'two parameters of which one is allowed',
    plant: change('choose-the-colleague', { Parameters: { AgentId: '$.Agent.ARN', QueueId: '$.Queue.ARN' } }),
    found: [['parameter', 'choose-the-colleague']],
  },
  {
    is: 'an identifier of 51 characters',
    plant: (flow) => add({ ...LONE, Identifier: 'x'.repeat(51) })(transitions('say-not-reached', { NextAction: 'x'.repeat(51) })(flow)),
    found: [['identifier', 'x'.repeat(51)]],
  },
  { is: 'one identifier for two actions', plant: add({ ...LONE, Identifier: 'end-this-leg' }), found: [['identifier', '']] },
  {
    is: 'more than 250 actions',
    plant: (flow) => ({
      ...flow,
      Actions: [...flow.Actions, ...Array.from({ length: 246 }, (_, n) => ({ ...LONE, Identifier: `lone-${n}` }))],
    }),
    found: [['too-many-actions', ''], ...Array.from({ length: 246 }, (_, n): [string, string] => ['unreachable', `lone-${n}`])],
  },
];

describe('a planted fault is found, at its place and nowhere else:', () => {
  test.each(FAULTS)('$is', ({ plant, found, type = 'AGENT_TRANSFER' }) => {
    const problems = flowProblems(plant(agentTransfer()), type).map(({ code, action }) => `${code} ${action}`);
    const wanted = found.map(([code, action]) => `${code} ${action}`);
    expect(problems.toSorted()).toEqual(wanted.toSorted());
  });
});

const errors = (...names: readonly string[]) => names.map((ErrorType) => ({ ErrorType, NextAction: 'ring-the-colleague' }));
const conditions = (...operands: readonly string[]) =>
  operands.map((operand) => ({ NextAction: 'ring-the-colleague', Condition: { Operator: 'Equals', Operands: [operand] } }));

/** An action of this type before the one that connects, with every branch it has. */
const branching = (Type: string, Parameters: FlowAction['Parameters'], branches: Partial<FlowAction['Transitions']>): Flow => {
  const flow = transitions('choose-the-colleague', { NextAction: 'branch' })(agentTransfer());
  return add({ Identifier: 'branch', Type, Parameters, Transitions: { NextAction: 'ring-the-colleague', ...branches } })(flow);
};

describe('every way out of an action that the flow language knows must lead somewhere:', () => {
  test.each<[string, string, FlowAction['Parameters'], Partial<FlowAction['Transitions']>]>([
    ['input that is stored', 'GetParticipantInput', { StoreInput: 'True' }, { Errors: errors('InvalidPhoneNumber', 'NoMatchingError') }],
    [
      'a menu',
      'GetParticipantInput',
      { StoreInput: 'False' },
      { Errors: errors('InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError') },
    ],
    ['a loop', 'Loop', { LoopCount: '3' }, { Conditions: conditions('ContinueLooping', 'DoneLooping') }],
    ['hours of operation', 'CheckHoursOfOperation', {}, { Errors: errors('NoMatchingError'), Conditions: conditions('True', 'False') }],
  ])('%s', (_, type, parameters, branches) => {
    const problemsOf = (ways: Partial<FlowAction['Transitions']>) =>
      flowProblems(branching(type, parameters, ways), 'AGENT_TRANSFER').map(({ code, message }) => [code, message.split(' ').at(-1)]);
    expect(problemsOf(branches)).toEqual([]);
    const { Errors = [], Conditions = [] } = branches;
    for (const error of Errors) {
      const others = Errors.filter((one) => one !== error);
      expect(problemsOf({ ...branches, Errors: others })).toEqual([['missing-error-branch', error.ErrorType]]);
    }
    for (const condition of Conditions) {
      const others = Conditions.filter((one) => one !== condition);
      expect(problemsOf({ ...branches, Conditions: others })).toEqual([['missing-condition', condition.Condition.Operands[0]]]);
    }
  });
});
