import type { FlowAction } from './action.ts';
import { checkHoursOfOperation } from './actions/check-hours-of-operation.ts';
import { checkMetricData } from './actions/check-metric-data.ts';
import { compare } from './actions/compare.ts';
import { disconnectParticipant } from './actions/disconnect-participant.ts';
import { endFlowExecution } from './actions/end-flow-execution.ts';
import { invokeLambdaFunction } from './actions/invoke-lambda-function.ts';
import { loop } from './actions/loop.ts';
import { messageParticipant } from './actions/message-participant.ts';
import { messageParticipantIteratively } from './actions/message-participant-iteratively.ts';
import { transferContactToQueue } from './actions/transfer-contact-to-queue.ts';
import { updateContactAttributes } from './actions/update-contact-attributes.ts';
import { updateContactEventHooks } from './actions/update-contact-event-hooks.ts';
import { updateContactRecordingBehavior } from './actions/update-contact-recording-behavior.ts';
import { updateContactTargetQueue } from './actions/update-contact-target-queue.ts';
import { updateFlowAttributes } from './actions/update-flow-attributes.ts';
import { updateFlowLoggingBehavior } from './actions/update-flow-logging-behavior.ts';
import { wait } from './actions/wait.ts';

/** Every action type the interpreter knows; a flow that uses another is refused. */
export const ACTIONS: Readonly<Record<string, FlowAction>> = {
  CheckHoursOfOperation: checkHoursOfOperation,
  CheckMetricData: checkMetricData,
  Compare: compare,
  DisconnectParticipant: disconnectParticipant,
  EndFlowExecution: endFlowExecution,
  InvokeLambdaFunction: invokeLambdaFunction,
  Loop: loop,
  MessageParticipant: messageParticipant,
  MessageParticipantIteratively: messageParticipantIteratively,
  TransferContactToQueue: transferContactToQueue,
  UpdateContactAttributes: updateContactAttributes,
  UpdateContactEventHooks: updateContactEventHooks,
  UpdateContactRecordingBehavior: updateContactRecordingBehavior,
  UpdateContactTargetQueue: updateContactTargetQueue,
  UpdateFlowAttributes: updateFlowAttributes,
  UpdateFlowLoggingBehavior: updateFlowLoggingBehavior,
  Wait: wait,
};
