import type { Throttle } from '../api/throttle.ts';
import type { Core } from '../core.ts';
import type { ParticipantAnswer, ParticipantRequest, ParticipantService } from '../participant-service.ts';
import { createConnection } from './connection.ts';
import { disconnect } from './disconnect.ts';
import { denied, invalid, ParticipantError } from './errors.ts';
import type { ChatOperation } from './operation.ts';
import { sendEvent, sendMessage } from './send.ts';
import { openSocket } from './socket.ts';
import { tokenNamed } from './tokens.ts';
import { getTranscript } from './transcript.ts';

/** What the service needs beside the instance. */
export interface ParticipantServiceParts {
  /** The address of a socket, with its token. */
  readonly socketUrl: (token: string) => string;
  readonly throttle: Throttle;
}

/** The participant service of one instance. */
export function createParticipantService(core: Core, { socketUrl, throttle }: ParticipantServiceParts): ParticipantService {
  const operations: Readonly<Record<string, ChatOperation>> = {
    '/participant/connection': createConnection(socketUrl),
    '/participant/message': sendMessage,
    '/participant/event': sendEvent,
    '/participant/transcript': getTranscript,
    '/participant/disconnect': disconnect,
  };
  return {
    call: (request) => {
      try {
        return { status: 200, body: JSON.stringify(run(core, operations[request.path], request, throttle)) };
      } catch (error) {
        if (error instanceof ParticipantError) return refusal(error);
        throw error;
      }
    },
    open: (token, send) => openSocket(core, token, send),
  };
}

function run(core: Core, operation: ChatOperation | undefined, { bearer, body }: ParticipantRequest, throttle: Throttle): unknown {
  if (!operation) throw new ParticipantError('ResourceNotFoundException', 'The simulated instance does not know this path.');
  const who = bearer === undefined ? undefined : tokenNamed(core, bearer, operation.bearer);
  if (!who) throw denied();
  if (!throttle(operation.limitedAs)) throw new ParticipantError('ThrottlingException', 'Rate exceeded');
  return core.journal.change(() => operation.run(core, who, parse(body)));
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(body || '{}');
    if (parsed !== null && typeof parsed === 'object') return Object.fromEntries(Object.entries(parsed));
  } catch {
    // Refused below, as JSON that is no object is.
  }
  throw invalid('The request body is no JSON object.');
}

const refusal = ({ status, code, message }: ParticipantError): ParticipantAnswer => ({
  status,
  errorType: code,
  body: JSON.stringify({ Message: message }),
});
