import { bind } from '../../contact-flows/bind.ts';
import type { Flow, FlowAction } from '../../contact-flows/flow.ts';
import { FLOWS, type ShippedFlow } from '../../contact-flows/flows.ts';
import { LANGUAGES, textsSpokenIn } from '../../contact-flows/spoken-texts.ts';

const SAID = LANGUAGES['en-US'].texts;
const saidIn = (key: keyof typeof FLOWS) => textsSpokenIn(FLOWS[key].flow, SAID);

/** Values as a deployment would give them. */
export const VALUES = {
  agentTransfer: { ...saidIn('agentTransfer'), onLegStartArn: 'arn:aws:lambda:us-east-1:111122223333:function:on-leg-start' },
  queueTransfer: { ...saidIn('queueTransfer'), onLegStartArn: 'arn:aws:lambda:us-east-1:111122223333:function:on-leg-start' },
  waiting: { ...saidIn('waiting'), chooseReturnArn: 'arn:aws:lambda:us-east-1:111122223333:function:choose-return' },
  sampleInbound: {
    ...saidIn('sampleInbound'),
    queueArn: 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666/queue/a1',
  },
  aiAgent: {
    ...saidIn('aiAgent'),
    passToAiAgentArn: 'arn:aws:lambda:us-east-1:111122223333:function:pass-to-ai-agent',
    takeHandOffArn: 'arn:aws:lambda:us-east-1:111122223333:function:take-hand-off',
    aiAgent: 'Nova',
    aiAgentNumber: '+12065550188',
    queueArn: 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666/queue/a1',
  },
  chatConsult: saidIn('chatConsult'),
  customerHold: saidIn('customerHold'),
  agentHold: saidIn('agentHold'),
  whisper: { ...saidIn('whisper'), sayWhoAsksArn: 'arn:aws:lambda:us-east-1:111122223333:function:say-who-asks' },
} as const satisfies Record<keyof typeof FLOWS, Record<string, string>>;

/** Every shipped flow, bound. */
export const boundFlows = (): readonly (ShippedFlow & { readonly key: string })[] =>
  (Object.keys(FLOWS) as (keyof typeof FLOWS)[]).map((key) => ({ key, ...FLOWS[key], flow: bind(FLOWS[key].flow, VALUES[key]) }));

/** The bound agent-transfer flow, to plant faults in. */
export const agentTransfer = (): Flow => bind(FLOWS.agentTransfer.flow, VALUES.agentTransfer);

/** The flow with one action changed. */
export const withAction = (flow: Flow, identifier: string, change: (action: FlowAction) => FlowAction): Flow => ({
  ...flow,
  Actions: flow.Actions.map((action) => (action.Identifier === identifier ? change(action) : action)),
});
