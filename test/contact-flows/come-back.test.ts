import { describe, expect, test } from 'vitest';
import { bind } from '../../contact-flows/bind.ts';
import { askedAgent, comesBack, withMusic } from '../../contact-flows/come-back.ts';
import type { Flow, FlowAction } from '../../contact-flows/flow.ts';
import { flowProblems } from '../../contact-flows/flow-problems.ts';
import { FLOWS } from '../../contact-flows/flows.ts';
import { recordConsults } from '../../contact-flows/record-consults.ts';
import { targets } from '../../contact-flows/routes.ts';
import { boundFlows, VALUES, withAction } from './bound-flows.ts';

const WAITING_ARN = 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666/contact-flow/w';
const PROMPT = 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666/prompt/p';
const TEAM = { asked: '$.Queue.Name', isUnlogged: false } as const;
const waiting = () => bind(FLOWS.waiting.flow, VALUES.waiting);
const actionNamed = ({ Actions }: Flow, name: string) => Actions.find(({ Identifier }) => Identifier === name);

/** The steps that some way through the flow reaches with its logs switched on, and off. */
function stepsByLogging(flow: Flow): Readonly<Record<'Enabled' | 'Disabled', readonly FlowAction[]>> {
  const reached = { Enabled: new Set<FlowAction>(), Disabled: new Set<FlowAction>() };
  const open: (readonly [id: string, logs: 'Enabled' | 'Disabled'])[] = [[flow.StartAction, 'Enabled']];
  for (const [id, logs] of open) {
    const action = actionNamed(flow, id);
    if (!action || reached[logs].has(action)) continue;
    reached[logs].add(action);
    const { FlowLoggingBehavior: switched = logs } = action.Parameters;
    open.push(...targets(action).map((target) => [target, switched as typeof logs] as const));
  }
  return { Enabled: [...reached.Enabled], Disabled: [...reached.Disabled] };
}

describe('a transfer flow whose leg comes back', () => {
  test.each([
    ['agentTransfer', askedAgent('on'), 'AGENT_TRANSFER'],
    ['agentTransfer', askedAgent(undefined), 'AGENT_TRANSFER'],
    ['queueTransfer', TEAM, 'QUEUE_TRANSFER'],
  ] as const)('%s is complete and hooks the waiting flow before the leg is queued, recording or not: %o', (key, asked, type) => {
    const bound = bind(FLOWS[key].flow, VALUES[key]);
    for (const flow of [bound, recordConsults(bound, 'off')]) {
      const made = comesBack(flow, { waitingFlowArn: WAITING_ARN, ...asked });
      expect(flowProblems(made, type)).toEqual([]);
      const hook = made.Actions.find(
        ({ Parameters }) => JSON.stringify(Parameters.EventHooks) === JSON.stringify({ CustomerQueue: WAITING_ARN }),
      );
      expect(actionNamed(made, hook?.Transitions.NextAction ?? '')?.Type).toBe('TransferContactToQueue');
    }
  });

  test('rings all the same when the hook or the name cannot be set', () => {
    const made = comesBack(bind(FLOWS.agentTransfer.flow, VALUES.agentTransfer), {
      waitingFlowArn: WAITING_ARN,
      ...askedAgent('on'),
    });
    const after = ['remember-who-is-asked', 'wait-with-a-way-back'].map((name) => {
      const { NextAction, Errors } = actionNamed(made, name)?.Transitions ?? {};
      return [NextAction, ...(Errors ?? []).map((error) => error.NextAction)];
    });
    expect(after).toEqual([
      ['log-again', 'log-again'],
      ['ring-the-colleague', 'ring-the-colleague'],
    ]);
  });

  test('no way through it logs the name of an agent who is asked where logs are on, and every way logs all other steps', () => {
    const bound = bind(FLOWS.agentTransfer.flow, VALUES.agentTransfer);
    for (const flow of [bound, recordConsults(bound, 'on')]) {
      const steps = stepsByLogging(comesBack(flow, { waitingFlowArn: WAITING_ARN, ...askedAgent('on') }));
      const naming = steps.Enabled.filter(({ Parameters }) => JSON.stringify(Parameters).includes('FirstName'));
      expect(naming.map(({ Identifier }) => Identifier)).toEqual([]);
      expect(steps.Disabled.map(({ Identifier }) => Identifier)).toEqual(['remember-who-is-asked', 'log-again']);
    }
  });

  test.each([
    ['left as they were: no name', undefined, false],
    ['off: a name', 'off', true],
  ] as const)('flow logs %s, and nothing switches them', (_is, flowLogs, isNamed) => {
    const made = comesBack(bind(FLOWS.agentTransfer.flow, VALUES.agentTransfer), { waitingFlowArn: WAITING_ARN, ...askedAgent(flowLogs) });
    expect(made.Actions.map(({ Type }) => Type)).not.toContain('UpdateFlowLoggingBehavior');
    expect(JSON.stringify(made).includes('FirstName')).toBe(isNamed);
  });
});

test('no shipped flow switches flow logs: what follows in the chain would inherit it', () => {
  expect(boundFlows().flatMap(({ flow }) => flow.Actions.map(({ Type }) => Type))).not.toContain('UpdateFlowLoggingBehavior');
});

describe('the waiting flow', () => {
  test('says nothing that is not for both the asker and the caller', () => {
    const said = waiting()
      .Actions.flatMap(({ Parameters }) => [Parameters.Text, Parameters.SSML, JSON.stringify(Parameters.Messages)])
      .join(' ');
    expect(
      said
        .replace(/<[^>]*>/g, '')
        .replace(/[^a-z .]/gi, '')
        .replace('SSML', '')
        .trim(),
    ).toBe('Please hold the line.');
  });

  test('goes on waiting when the function fails, when it has nowhere to go, and when the leg cannot be moved', () => {
    const back = (name: string) =>
      actionNamed(waiting(), name)?.Transitions.Errors?.map(({ ErrorType, NextAction }) => [ErrorType, NextAction]);
    expect(back('ask-who-is-next')).toEqual([['NoMatchingError', 'hold-the-line']]);
    expect(back('go-where-told')).toEqual([['NoMatchingCondition', 'hold-the-line']]);
    expect(back('back-to-the-sender')).toEqual([
      ['QueueAtCapacity', 'note-the-team'],
      ['NoMatchingError', 'hold-the-line'],
    ]);
    expect(back('back-to-the-team')).toEqual([
      ['QueueAtCapacity', 'hold-the-line'],
      ['NoMatchingError', 'hold-the-line'],
    ]);
  });

  test('plays a prompt of the instance where there is one, and says its words when that cannot be played', () => {
    const flow = withMusic(waiting(), PROMPT);
    expect(flowProblems(flow, 'CUSTOMER_QUEUE')).toEqual([]);
    const music = actionNamed(flow, 'play-music');
    expect(music?.Parameters.Messages).toEqual([{ PromptId: PROMPT }]);
    expect(music?.Transitions.Errors).toEqual([{ ErrorType: 'NoMatchingError', NextAction: 'hold-the-line' }]);
    expect(actionNamed(flow, 'ask-who-is-next')?.Transitions.Errors).toEqual([{ ErrorType: 'NoMatchingError', NextAction: 'play-music' }]);
  });

  test('music needs something to be played instead of', () => {
    expect(() => withMusic({ ...waiting(), Actions: [] }, PROMPT)).toThrow('hold-the-line');
  });

  test.each([
    ['an interruption that leads nowhere', 'hold-the-line', { Conditions: [] }, {}, 'missing-condition hold-the-line'],
    ['a caller who is hung up on', 'stay-in-line', {}, { Type: 'DisconnectParticipant' }, 'hangs-up-on-somebody-who-waits stay-in-line'],
  ])('%s is a problem', (_is, name, transitions, part, problem) => {
    const flow = withAction(waiting(), name, (action) => ({ ...action, ...part, Transitions: { ...action.Transitions, ...transitions } }));
    expect(flowProblems(flow, 'CUSTOMER_QUEUE').map(({ code, action }) => `${code} ${action}`)).toContain(problem);
  });
});
