import { beforeConnecting, ledThrough, logging, type Step } from './before-connecting.ts';
import type { Flow } from './flow.ts';

/** What a transfer flow needs to know of the way back. */
export interface WayBack {
  /** ARN of the flow that runs while the leg waits. */
  readonly waitingFlowArn: string;
  /** JSONPath of what the call remembers of who is asked. */
  readonly asked: '$.Agent.FirstName' | '$.Agent.ARN' | '$.Queue.Name';
  /** Whether flow logs are on, and have to be off while that is set. */
  readonly isUnlogged: boolean;
}

/**
 * What the call may remember of an agent who is asked. Flow logs hold the parameters of each step (Admin Guide, flow logs), and a flow cannot read whether they
 * are on: only where the config says so is there a name, and the logs are off for that one step if they were on. Else they are left as they were.
 */
export const askedAgent = (flowLogs: 'on' | 'off' | undefined): Pick<WayBack, 'asked' | 'isUnlogged'> => ({
  asked: flowLogs === undefined ? '$.Agent.ARN' : '$.Agent.FirstName',
  isUnlogged: flowLogs === 'on',
});

/**
 * The transfer flow whose leg comes back when nobody answers it: while it waits the flow of the way back runs, and the call remembers
 * who is asked. What came back before is settled: attributes are shared by all contacts of a chain (Admin Guide, Contact attributes).
 * @throws Error when the flow connects nobody.
 */
export function comesBack(flow: Flow, { waitingFlowArn, asked, isUnlogged }: WayBack): Flow {
  const steps: readonly Step[] = [
    ...(isUnlogged ? [{ ...logging('Disabled', 'log-no-name'), passesOver: [] }] : []),
    {
      Identifier: 'remember-who-is-asked',
      Type: 'UpdateContactAttributes',
      Parameters: { TargetContact: 'Current', Attributes: { consultCallAsked: asked, consultCallCameBack: 'no' } },
      passesOver: ['NoMatchingError'],
    },
    ...(isUnlogged ? [{ ...logging('Enabled', 'log-again'), passesOver: [] }] : []),
    {
      Identifier: 'wait-with-a-way-back',
      Type: 'UpdateContactEventHooks',
      Parameters: { EventHooks: { CustomerQueue: waitingFlowArn } },
      passesOver: ['NoMatchingError'],
    },
  ];
  return steps.reduce(beforeConnecting, flow);
}

const HOLD_THE_LINE = 'hold-the-line';

/**
 * The waiting flow with a prompt of the instance instead of its words; the words are still said when the prompt cannot be played.
 * @throws Error when the flow does not wait.
 */
export function withMusic(flow: Flow, promptArn: string): Flow {
  const words = flow.Actions.find(({ Identifier }) => Identifier === HOLD_THE_LINE);
  if (!words) throw new Error(`The flow has no ${HOLD_THE_LINE}: there is nothing to play music instead of.`);
  return ledThrough(flow, HOLD_THE_LINE, {
    ...words,
    Identifier: 'play-music',
    Parameters: { ...words.Parameters, Messages: [{ PromptId: promptArn }] },
    Transitions: { ...words.Transitions, Errors: [{ ErrorType: 'NoMatchingError', NextAction: HOLD_THE_LINE }] },
  });
}
