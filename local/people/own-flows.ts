import type { ActionDocument, FlowDocument, Transitions } from '../connect/flows/language.ts';
import type { InboundFlows } from './instance-acts.ts';

const SUPPORT = 'queue/5a000000-0000-4000-8000-0000000000a1';
const BILLING = 'queue/b1000000-0000-4000-8000-0000000000b2';

/** Callers wait for Support; after ten seconds the queue's flow moves them on to Billing, where they wait to the end. */
export const MOVES_ON_TO_BILLING: InboundFlows = {
  name: 'Own flow that moves on to Billing',
  queue: (instanceArn) =>
    flow(
      action('where', 'Compare', { ComparisonValue: '$.Queue.Name' }, when('Billing', 'stay', { NoMatchingCondition: 'wait' })),
      action('wait', 'Wait', { TimeLimitSeconds: '10' }, when('WaitCompleted', 'move-on', { NoMatchingError: 'stay' })),
      action('move-on', 'DequeueContactAndTransferToQueue', { QueueId: `${instanceArn}/${BILLING}` }, then('stay', QUEUE_ERRORS('stay'))),
      action('stay', 'EndFlowExecution', {}),
    ),
  inbound: (instanceArn, queueFlowArn) =>
    flow(
      action('hook', 'UpdateContactEventHooks', { EventHooks: { CustomerQueue: queueFlowArn } }, then('team', { NoMatchingError: 'end' })),
      action('team', 'UpdateContactTargetQueue', { QueueId: `${instanceArn}/${SUPPORT}` }, then('queue', { NoMatchingError: 'end' })),
      action('queue', 'TransferContactToQueue', {}, then('end', QUEUE_ERRORS('end'))),
      action('end', 'DisconnectParticipant', {}),
    ),
};

/** Callers are called back by Support instead of waiting. */
export const CALLS_BACK: InboundFlows = {
  name: 'Own flow that calls back',
  inbound: (instanceArn) =>
    flow(
      action('team', 'UpdateContactTargetQueue', { QueueId: `${instanceArn}/${SUPPORT}` }, then('number', { NoMatchingError: 'end' })),
      action('number', 'UpdateContactCallbackNumber', { CallbackNumber: '$.CustomerEndpoint.Address' }, then('call-back', NUMBER_ERRORS)),
      action('call-back', 'CreateCallbackContact', CALLBACK_TIMES, then('end', { NoMatchingError: 'end' })),
      action('end', 'DisconnectParticipant', {}),
    ),
};

const CALLBACK_TIMES = { InitialCallDelaySeconds: '5', MaximumConnectionAttempts: '1', RetryDelaySeconds: '600' };
const NUMBER_ERRORS = { InvalidCallbackNumber: 'end', CallbackNumberNotDialable: 'end' };
const QUEUE_ERRORS = (to: string) => ({ QueueAtCapacity: to, NoMatchingError: to });

const flow = (...actions: readonly ActionDocument[]): FlowDocument => ({
  Version: '2019-10-30',
  StartAction: actions[0]?.Identifier ?? '',
  Actions: actions,
});

function action(Identifier: string, Type: string, Parameters: ActionDocument['Parameters'], transitions: Transitions = {}): ActionDocument {
  return { Identifier, Type, Parameters, Transitions: transitions };
}

/** Where an action leads, and where each of its errors. */
const then = (NextAction: string, errors: Readonly<Record<string, string>>): Transitions => ({
  NextAction,
  Errors: Object.entries(errors).map(([ErrorType, to]) => ({ ErrorType, NextAction: to })),
  Conditions: [],
});

/** Where an action leads when its value is the one named, and where otherwise. */
const when = (value: string, NextAction: string, otherwise: Readonly<Record<string, string>>): Transitions => ({
  Errors: Object.entries(otherwise).map(([ErrorType, to]) => ({ ErrorType, NextAction: to })),
  Conditions: [{ NextAction, Condition: { Operator: 'Equals', Operands: [value] } }],
});
