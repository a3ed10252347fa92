import { describe, expect, test } from 'vitest';
import { ACTIONS } from '../../../local/connect/flows/actions.ts';
import { flowProblems } from '../../../local/connect/flows/check-flow.ts';
import { FLOW_TYPES, type FlowType } from '../../../local/connect/resources/registry.ts';
import { action, agentTransfer, flow, inbound, queueTransfer } from './flow-samples.ts';
import { end, makeFlow, say } from './flow-stage.ts';
import { createStage, LAMBDA } from './stage.ts';

const invoke = (parameters: Record<string, unknown>) =>
  action('a', 'InvokeLambdaFunction', {
    parameters: { LambdaFunctionARN: LAMBDA, ...parameters },
    next: 'end',
    errors: { NoMatchingError: 'end' },
  });
const many = (count: number) => Array.from({ length: count }, (_, index) => say(`a${index}`));

const ROWS: readonly [what: string, type: FlowType, content: unknown, problems: readonly string[]][] = [
  ['a complete inbound flow', 'CONTACT_FLOW', inbound('queue'), []],
  ['a complete agent transfer flow', 'AGENT_TRANSFER', agentTransfer(LAMBDA), []],
  ['a complete queue transfer flow', 'QUEUE_TRANSFER', queueTransfer(LAMBDA), []],
  ['an unknown action', 'CONTACT_FLOW', flow(action('a', 'SetWorkingQueue')), ['a (SetWorkingQueue): the action type is not supported']],
  [
    'TransferContactToAgent',
    'AGENT_TRANSFER',
    flow(action('a', 'TransferContactToAgent')),
    ['a (TransferContactToAgent): the action type is not supported'],
  ],
  [
    'an action where it is not allowed',
    'AGENT_HOLD',
    flow(say('a'), end),
    [
      'a (MessageParticipant): not allowed in a flow of type AGENT_HOLD',
      'end (DisconnectParticipant): not allowed in a flow of type AGENT_HOLD',
    ],
  ],
  [
    'a way to nowhere',
    'CONTACT_FLOW',
    flow(say('a', 'gone'), end),
    ['a (MessageParticipant): leads to gone, which does not exist', 'a (MessageParticipant): leads to gone, which does not exist'],
  ],
  [
    'no next action',
    'CONTACT_FLOW',
    flow(action('a', 'MessageParticipant', { errors: { NoMatchingError: 'end' } }), end),
    ['a (MessageParticipant): NextAction is missing'],
  ],
  [
    'no error branch',
    'CONTACT_FLOW',
    flow(action('a', 'TransferContactToQueue', { errors: { NoMatchingError: 'end' } }), end),
    ['a (TransferContactToQueue): error branch QueueAtCapacity is missing'],
  ],
  ['no start', 'CONTACT_FLOW', { ...flow(end), StartAction: 'x' }, ['StartAction x does not exist']],
  ['two of one name', 'CONTACT_FLOW', flow(end, end), ['two actions have the same Identifier']],
  ['more than 250 actions', 'CONTACT_FLOW', flow(...many(250), end), ['more than 250 actions']],
  ['another version', 'CONTACT_FLOW', { ...flow(end), Version: '1' }, ['Version must be 2019-10-30']],
  ['no list of actions', 'CONTACT_FLOW', { Version: '2019-10-30' }, ['Actions is no list']],
  ['a broken action', 'CONTACT_FLOW', flow({ Identifier: 'a' }), ['action 0 lacks Identifier, Type, Parameters or Transitions']],
  ['no object', 'CONTACT_FLOW', null, ['the content is no object']],
  [
    'an unknown operator',
    'CONTACT_FLOW',
    flow(action('a', 'Compare', { conditions: [['Resembles', 'x', 'end']], errors: { NoMatchingCondition: 'end' } }), end),
    ['a (Compare): operator Resembles is unknown'],
  ],
  [
    'an empty operand',
    'CONTACT_FLOW',
    flow(action('a', 'Compare', { conditions: [['Equals', '', 'end']], errors: { NoMatchingCondition: 'end' } }), end),
    ['a (Compare): an operand may not be empty'],
  ],
  [
    'a function without a limit',
    'CONTACT_FLOW',
    flow(invoke({}), end),
    ['a (InvokeLambdaFunction): InvocationTimeLimitSeconds must be 1 to 8'],
  ],
  [
    'a function with too long a limit',
    'CONTACT_FLOW',
    flow(invoke({ InvocationTimeLimitSeconds: '9' }), end),
    ['a (InvokeLambdaFunction): InvocationTimeLimitSeconds must be 1 to 8'],
  ],
  [
    'both an agent and a queue',
    'CONTACT_FLOW',
    flow(
      action('a', 'UpdateContactTargetQueue', {
        parameters: { QueueId: 'q', AgentId: 'a' },
        next: 'end',
        errors: { NoMatchingError: 'end' },
      }),
      end,
    ),
    ['a (UpdateContactTargetQueue): exactly one of QueueId and AgentId is needed'],
  ],
  [
    'two hooks at once',
    'CONTACT_FLOW',
    flow(
      action('a', 'UpdateContactEventHooks', {
        parameters: { EventHooks: { CustomerHold: 'x', AgentHold: 'y' } },
        next: 'end',
        errors: { NoMatchingError: 'end' },
      }),
      end,
    ),
    ['a (UpdateContactEventHooks): EventHooks must hold exactly one hook'],
  ],
  [
    'a hook nobody acts on',
    'CONTACT_FLOW',
    flow(
      action('a', 'UpdateContactEventHooks', {
        parameters: { EventHooks: { PauseContact: 'x' } },
        next: 'end',
        errors: { NoMatchingError: 'end' },
      }),
      end,
    ),
    ['a (UpdateContactEventHooks): hook PauseContact is not supported'],
  ],
  [
    'a loop without an end',
    'CONTACT_FLOW',
    flow(action('a', 'Loop', { parameters: { LoopCount: '1' }, conditions: [['Equals', 'ContinueLooping', 'end']] }), end),
    ['a (Loop): condition DoneLooping is missing'],
  ],
  [
    'an outside number without its rules',
    'CONTACT_FLOW',
    flow(action('a', 'TransferParticipantToThirdParty', { errors: { NoMatchingError: 'end' } }), end),
    [
      'a (TransferParticipantToThirdParty): ThirdPartyConnectionTimeLimitSeconds must be 1 to 600',
      'a (TransferParticipantToThirdParty): ContinueFlowExecution must be True or False',
    ],
  ],
];

describe('a flow is refused for', () => {
  test.each(ROWS)('%s', (_what, type, content, problems) => {
    expect(flowProblems(content, type)).toEqual(problems);
  });

  test('a provider tells all its problems', async () => {
    const stage = await createStage();
    await expect(makeFlow(stage, { name: 'broken', type: 'CONTACT_FLOW', content: flow(action('a', 'Compare')) })).rejects.toThrow(
      'InvalidContactFlowException: flow "broken": a (Compare): error branch NoMatchingCondition is missing; a (Compare): Compare needs at least one condition',
    );
  });
});

test('every action is allowed somewhere and nowhere twice', () => {
  for (const { allowedIn } of Object.values(ACTIONS)) {
    expect(allowedIn.length).toBeGreaterThan(0);
    expect(new Set(allowedIn).size).toBe(allowedIn.length);
    expect(allowedIn.every((type) => FLOW_TYPES.includes(type))).toBe(true);
  }
});
