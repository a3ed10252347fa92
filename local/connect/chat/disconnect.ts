import { CUSTOMER } from '../calls/bridge.ts';
import { endLine } from '../calls/end-line.ts';
import { invalid } from './errors.ts';
import type { ChatOperation } from './operation.ts';

/** DisconnectParticipant: whoever asks is out of the chat. */
export const disconnect: ChatOperation = {
  limitedAs: 'DisconnectParticipant',
  bearer: 'connection',
  run: (core, { call, participant }) => {
    const line = call.lines.find(({ id }) => id === participant.lineId);
    if (!line) throw invalid('The participant is not connected.');
    endLine(core, line, line.agent?.arn ?? CUSTOMER);
    return {};
  },
};
