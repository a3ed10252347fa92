import { CtiError } from '../agent-port.ts';
import { CONNECTION_TOKEN_MS, issueToken } from '../chat/tokens.ts';
import { type DeskMethod, entryOf } from './method.ts';

/**
 * Media transports. A chat's is a token to write with, under the name that Streams reads. The simulated instance carries no audio, so its
 * softphones never get one for a call.
 */
export const createTransport: DeskMethod = (core, agent, params) => {
  const { transportType, participantId } = params;
  if (transportType !== 'chat_token')
    throw new CtiError('UnsupportedTransportException', `The simulated instance has no transport of type ${String(transportType)}.`);
  const { call } = entryOf(agent, params).contact;
  const participant = call.chat?.participants.find(({ id, left }) => id === participantId && !left);
  if (!call.chat || !participant || call.chat.ended) throw new CtiError('ParticipantNotFoundException', 'Participant not found.');
  const expiresAtMs = core.clock.now() + CONNECTION_TOKEN_MS;
  const participantToken = issueToken(core, { use: 'connection', call, chat: call.chat, participant, expiresAtMs });
  return { chatTokenTransport: { participantToken, expiry: new Date(expiresAtMs).toISOString() } };
};
