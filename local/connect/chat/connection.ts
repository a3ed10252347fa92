import { invalid } from './errors.ts';
import type { ChatOperation } from './operation.ts';
import { CONNECTION_TOKEN_MS, issueToken, SOCKET_TOKEN_MS } from './tokens.ts';

/** CreateParticipantConnection: a socket's address, a token to write with, or an agent's word that the chat is taken. */
export const createConnection = (socketUrl: (token: string) => string): ChatOperation => ({
  limitedAs: 'CreateParticipantConnection',
  bearer: 'participant',
  run: (core, who, { Type, ConnectParticipant }) => {
    const types = Type === undefined ? [] : [Type].flat();
    if (types.some((type) => type !== 'WEBSOCKET' && type !== 'CONNECTION_CREDENTIALS')) throw invalid('Type is not valid.');
    // A customer connects so only where the chat is streamed, which this instance does not do.
    if (types.length === 0 && (ConnectParticipant !== true || who.participant.role === 'CUSTOMER')) throw invalid('Type is required.');
    if (types.includes('WEBSOCKET') && who.participant.role === 'AGENT') throw invalid('An agent hears a chat by the softphone.');
    const issue = (use: 'socket' | 'connection', lastsMs: number) => {
      const expiresAtMs = core.clock.now() + lastsMs;
      return { token: issueToken(core, { ...who, use, expiresAtMs }), expiry: new Date(expiresAtMs).toISOString() };
    };
    const socket = types.includes('WEBSOCKET') ? issue('socket', SOCKET_TOKEN_MS) : null;
    const connection = types.includes('CONNECTION_CREDENTIALS') ? issue('connection', CONNECTION_TOKEN_MS) : null;
    return {
      ...(socket && { Websocket: { Url: socketUrl(socket.token), ConnectionExpiry: socket.expiry } }),
      ...(connection && { ConnectionCredentials: { ConnectionToken: connection.token, Expiry: connection.expiry } }),
    };
  },
});
