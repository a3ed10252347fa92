import { beforeConnecting, ledThrough, logging } from './before-connecting.ts';
import type { Flow, FlowType } from './flow.ts';

/** Which hook the whisper hangs on: AWS's pages disagree on which agent of a consult hears which whisper (`docs/verify-on-aws.md`). */
export const WHISPER_HOOKS = ['AgentWhisper', 'CustomerWhisper'] as const;
export type WhisperHook = (typeof WHISPER_HOOKS)[number];

/** The flow type that each hook takes (Admin Guide, flow types). A flow cannot change its type, so each has a name of its own. */
export const WHISPER_FLOWS = {
  AgentWhisper: { type: 'AGENT_WHISPER', name: 'Consult Call - agent whisper' },
  CustomerWhisper: { type: 'CUSTOMER_WHISPER', name: 'Consult Call - customer whisper' },
} as const satisfies Record<WhisperHook, { readonly type: FlowType; readonly name: string }>;

/**
 * The transfer flow that has the whisper played between acceptance and talk. A hook that cannot be set changes nothing.
 * @throws Error when the flow connects nobody.
 */
export const whispers = (flow: Flow, hook: WhisperHook, whisperFlowArn: string): Flow =>
  beforeConnecting(flow, {
    Identifier: 'whisper-who-asks',
    Type: 'UpdateContactEventHooks',
    Parameters: { EventHooks: { [hook]: whisperFlowArn } },
    passesOver: ['NoMatchingError'],
  });

/** The whisper flow with the flow logs off while it holds a name, and on again: they hold the parameters of each step (Admin Guide, flow logs). */
export function unlogged(flow: Flow): Flow {
  const off = { ...logging('Disabled', 'log-no-name'), Transitions: { NextAction: flow.StartAction, Errors: [], Conditions: [] } };
  const on = { ...logging('Enabled', 'log-again'), Transitions: { NextAction: 'connect', Errors: [], Conditions: [] } };
  const led = ledThrough(flow, 'connect', on);
  return { ...led, StartAction: off.Identifier, Actions: [off, ...led.Actions] };
}
