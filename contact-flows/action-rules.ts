import type { FlowAction, FlowType } from './flow.ts';

/** What the flow language asks of one type of action (flow language reference, and what exported flows carry). */
export interface ActionRule {
  readonly allowedIn: readonly FlowType[];
  /** Error branches it must have. */
  readonly errors: (action: FlowAction) => readonly string[];
  /** Results for which it must have a condition. */
  readonly conditions: (action: FlowAction) => readonly string[];
  /** Sets of parameters of which exactly one must be there. */
  readonly oneOf: readonly (readonly string[])[];
  /** Nothing follows it: it ends the flow. */
  readonly ends: boolean;
}

const INBOUND: readonly FlowType[] = ['CONTACT_FLOW'];
const TRANSFER: readonly FlowType[] = ['AGENT_TRANSFER', 'QUEUE_TRANSFER'];
const QUEUE: readonly FlowType[] = ['CUSTOMER_QUEUE'];
const HOLD: readonly FlowType[] = ['CUSTOMER_HOLD', 'AGENT_HOLD'];
const WHISPER: readonly FlowType[] = ['CUSTOMER_WHISPER', 'AGENT_WHISPER', 'OUTBOUND_WHISPER'];
const ALL = [...INBOUND, ...TRANSFER, ...QUEUE, ...HOLD, ...WHISPER];
const ROUTING = [...INBOUND, ...TRANSFER];
const TALKING = [...ROUTING, ...QUEUE, ...WHISPER];

const NO_MATCH = ['NoMatchingError'];

const rule = (allowedIn: readonly FlowType[], errors: readonly string[], more: Partial<Omit<ActionRule, 'errors'>> = {}): ActionRule => ({
  allowedIn,
  errors: () => errors,
  conditions: () => [],
  oneOf: [],
  ends: false,
  ...more,
});

/** The actions this product's flows may be made of; one that is not here is a problem until its rule is added. */
export const ACTION_RULES: Readonly<Record<string, ActionRule>> = {
  CheckHoursOfOperation: rule([...ROUTING, ...QUEUE], NO_MATCH, { conditions: () => ['True', 'False'] }),
  CheckMetricData: rule([...ROUTING, ...QUEUE], ['NoMatchingCondition', 'NoMatchingError']),
  Compare: rule(ALL, ['NoMatchingCondition'], { oneOf: [['ComparisonValue']] }),
  DequeueContactAndTransferToQueue: rule(QUEUE, ['QueueAtCapacity', 'NoMatchingError'], { oneOf: [['QueueId', 'AgentId']] }),
  DisconnectParticipant: rule([...ROUTING, ...QUEUE], [], { ends: true }),
  EndFlowExecution: rule([...QUEUE, ...WHISPER], [], { ends: true }),
  GetParticipantInput: { ...rule([...ROUTING, ...QUEUE], []), errors: inputErrors },
  InvokeLambdaFunction: rule(ALL, NO_MATCH, { oneOf: [['LambdaFunctionARN'], ['InvocationTimeLimitSeconds']] }),
  Loop: rule(ALL, [], { oneOf: [['LoopCount']], conditions: () => ['ContinueLooping', 'DoneLooping'] }),
  MessageParticipant: rule(TALKING, NO_MATCH, { oneOf: [['Text', 'SSML', 'PromptId', 'Media']] }),
  MessageParticipantIteratively: rule([...QUEUE, ...HOLD], [], { oneOf: [['Messages']], conditions: interruption }),
  TransferContactToQueue: rule(ROUTING, ['QueueAtCapacity', 'NoMatchingError']),
  TransferParticipantToThirdParty: {
    ...rule([...ROUTING, ...QUEUE], [], {
      oneOf: [['ThirdPartyPhoneNumber'], ['ThirdPartyConnectionTimeLimitSeconds'], ['ContinueFlowExecution']],
    }),
    errors: dialErrors,
  },
  TransferToFlow: rule(ROUTING, NO_MATCH, { oneOf: [['ContactFlowId']] }),
  UpdateContactAttributes: rule(ALL, NO_MATCH, { oneOf: [['Attributes']] }),
  UpdateContactEventHooks: rule(ALL, NO_MATCH, { oneOf: [['EventHooks']] }),
  UpdateContactRecordingBehavior: rule([...ROUTING, ...QUEUE, 'OUTBOUND_WHISPER'], [], { oneOf: [['RecordingBehavior']] }),
  UpdateContactTargetQueue: rule(ROUTING, NO_MATCH, { oneOf: [['QueueId', 'AgentId']] }),
  UpdateContactTextToSpeechVoice: rule(TALKING, NO_MATCH, { oneOf: [['TextToSpeechVoice']] }),
  UpdateFlowLoggingBehavior: rule(ALL, [], { oneOf: [['FlowLoggingBehavior']] }),
  UpdatePreviousContactParticipantState: rule(TRANSFER, NO_MATCH, { oneOf: [['PreviousContactParticipantState']] }),
};

/** The actions that bring the caller to somebody. */
export const CONNECTS: ReadonlySet<string> = new Set([
  'TransferContactToQueue',
  'DequeueContactAndTransferToQueue',
  'TransferParticipantToThirdParty',
  'TransferToFlow',
]);

/** Flows in which somebody waits: what hangs up on them is no way on. */
export const MUST_NOT_HANG_UP: ReadonlySet<FlowType> = new Set(QUEUE);

/** Flows that must bring the caller to somebody. */
export const MUST_CONNECT: ReadonlySet<FlowType> = new Set(ROUTING);

/** Disconnects a caller whose colleague is already busy, where a target queue would let them wait (Admin Guide, Transfer to agent). */
export const FORBIDDEN: ReadonlySet<string> = new Set(['TransferContactToAgent']);

function inputErrors(action: FlowAction): readonly string[] {
  const stores = action.Parameters.StoreInput === 'True';
  return stores ? ['InvalidPhoneNumber', 'NoMatchingError'] : ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'];
}

function interruption(action: FlowAction): readonly string[] {
  return action.Parameters.InterruptFrequencySeconds === undefined ? [] : ['MessagesInterrupted'];
}

function dialErrors(action: FlowAction): readonly string[] {
  const resumes = action.Parameters.ContinueFlowExecution === 'True';
  return resumes ? ['CallFailed', 'ConnectionTimeLimitExceeded', 'NoMatchingError'] : NO_MATCH;
}
