type Action = Record<string, unknown>;

/** One action of a flow; `errors` are error names that lead to the given action. */
export function action(
  Identifier: string,
  Type: string,
  {
    parameters = {},
    next,
    errors = {},
    conditions = [],
  }: {
    readonly parameters?: Record<string, unknown>;
    readonly next?: string;
    readonly errors?: Readonly<Record<string, string>>;
    readonly conditions?: readonly (readonly [operator: string, operand: string, next: string])[];
  } = {},
): Action {
  return {
    Identifier,
    Type,
    Parameters: parameters,
    Transitions: {
      ...(next !== undefined && { NextAction: next }),
      Errors: Object.entries(errors).map(([ErrorType, NextAction]) => ({ ErrorType, NextAction })),
      Conditions: conditions.map(([Operator, operand, NextAction]) => ({ NextAction, Condition: { Operator, Operands: [operand] } })),
    },
  };
}

/** A flow that starts with its first action. */
export const flow = (...Actions: Action[]) => ({ Version: '2019-10-30', StartAction: Actions[0]?.Identifier, Metadata: {}, Actions });

const hangUp = action('hang-up', 'DisconnectParticipant');
const toQueue = (next = 'hang-up') =>
  action('to-queue', 'TransferContactToQueue', { next, errors: { QueueAtCapacity: next, NoMatchingError: next } });

/** Greets and queues. */
export const inbound = (queueArn: string) =>
  flow(
    action('greet', 'MessageParticipant', { parameters: { Text: 'Hello.' }, next: 'choose', errors: { NoMatchingError: 'choose' } }),
    action('choose', 'UpdateContactTargetQueue', {
      parameters: { QueueId: queueArn },
      next: 'to-queue',
      errors: { NoMatchingError: 'hang-up' },
    }),
    toQueue(),
    hangUp,
  );

const tell = (lambda: string, parameters: Record<string, string>, next: string) =>
  action('tell', 'InvokeLambdaFunction', {
    parameters: {
      LambdaFunctionARN: lambda,
      InvocationTimeLimitSeconds: '3',
      LambdaInvocationAttributes: parameters,
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    next,
    errors: { NoMatchingError: next },
  });

/** Tells a function and rings the agent. */
export const agentTransfer = (lambda: string) =>
  flow(
    tell(lambda, { kind: 'agent', target: '$.Agent.ARN' }, 'choose'),
    action('choose', 'UpdateContactTargetQueue', {
      parameters: { AgentId: '$.Agent.ARN' },
      next: 'to-queue',
      errors: { NoMatchingError: 'hang-up' },
    }),
    toQueue(),
    hangUp,
  );

/** Tells a function and queues. */
export const queueTransfer = (lambda: string) =>
  flow(tell(lambda, { kind: 'queue', target: '$.Queue.ARN' }, 'to-queue'), toQueue(), hangUp);
