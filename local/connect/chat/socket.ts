import type { Core } from '../core.ts';
import type { ParticipantSocket } from '../participant-service.ts';
import type { HearsChat } from './model.ts';
import type { ChatToken } from './token.ts';
import { tokenNamed } from './tokens.ts';

/** A participant may have so many sockets open (AG/amazon-connect-service-limits). */
const MOST_SOCKETS = 5;

/** One socket of a participant. It hears the chat once it has subscribed, and with that the customer has connected. */
export function openSocket(core: Core, token: string, send: (frame: string) => void): ParticipantSocket | undefined {
  const who = tokenNamed(core, token, 'socket');
  if (!who || who.participant.listeners.size >= MOST_SOCKETS) return undefined;
  core.chatTokens.delete(token);
  const hear: HearsChat = (item) => send(JSON.stringify({ topic: 'aws/chat', content: JSON.stringify(item) }));
  return {
    receive: (frame) => receive(core, who, { frame, hear, send }),
    closed: () => {
      who.participant.listeners.delete(hear);
    },
  };
}

interface Received {
  readonly frame: string;
  readonly hear: HearsChat;
  readonly send: (frame: string) => void;
}

// Frames as amazon-connect-chatjs 5.0.0 sends them and waits for them.
function receive(core: Core, { chat, participant }: ChatToken, { frame, hear, send }: Received): void {
  const { topic, topics } = read(frame);
  if (topic === 'aws/ping') send(JSON.stringify({ topic, statusCode: 200, statusContent: 'OK' }));
  if (topic === 'aws/heartbeat') send(JSON.stringify({ topic }));
  if (topic !== 'aws/subscribe') return;
  const known = topics.filter((one) => one === 'aws/chat');
  send(JSON.stringify({ topic, content: { status: known.length > 0 ? 'success' : 'failure', topics: known } }));
  if (known.length === 0) return;
  participant.listeners.add(hear);
  core.journal.change(() => chat.begin());
}

function read(frame: string): { readonly topic: unknown; readonly topics: readonly unknown[] } {
  try {
    const { topic, content }: Record<string, unknown> = Object(JSON.parse(frame));
    return { topic, topics: [Reflect.get(Object(content), 'topics') ?? []].flat() };
  } catch {
    // A frame that is no JSON means nothing to the service.
    return { topic: null, topics: [] };
  }
}
