import type { FlowDocument } from '../../local/connect/flows/language.ts';
import type { InboundFlows } from '../../local/people/instance-acts.ts';

const BILLING = 'queue/b1000000-0000-4000-8000-0000000000b2';
const end = (NextAction: string) => ({ NextAction, Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'end' }], Conditions: [] });
const full = { ErrorType: 'QueueAtCapacity', NextAction: 'end' };

/** Puts callers into the queue of Billing. */
export const TO_BILLING: InboundFlows = {
  name: 'Own flow to Billing',
  inbound: (instanceArn): FlowDocument => ({
    Version: '2019-10-30',
    StartAction: 'team',
    Actions: [
      {
        Identifier: 'team',
        Type: 'UpdateContactTargetQueue',
        Parameters: { QueueId: `${instanceArn}/${BILLING}` },
        Transitions: end('queue'),
      },
      {
        Identifier: 'queue',
        Type: 'TransferContactToQueue',
        Parameters: {},
        Transitions: { ...end('end'), Errors: [full, ...end('end').Errors] },
      },
      { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
    ],
  }),
};
