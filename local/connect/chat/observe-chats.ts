import { connectionIdOf } from '../agents/connections.ts';
import type { Call, Line } from '../calls/model.ts';
import type { Core } from '../core.ts';
import type { Chat, ChatParticipant } from './model.ts';
import { EVENT, join, post } from './post.ts';
import { forgetTokens, issueToken } from './tokens.ts';

/** Keeps the participants of every chat in step with its lines, so that who came, who went and the end are always written. */
export function observeChats(core: Core): void {
  for (const call of core.liveCalls) if (call.chat && !call.chat.ended) observe(core, call, call.chat);
}

/** Sends what was written in the step that has just ended. */
export function sendWritten(core: Core): void {
  for (const { chat } of core.liveCalls) {
    for (const { item, to } of chat?.unsent.splice(0) ?? []) {
      for (const { listeners } of to) for (const hear of listeners) hear(item);
    }
  }
}

function observe(core: Core, call: Call, chat: Chat): void {
  for (const line of call.lines) if (line.state === 'connected' && line.person !== null) cameWith(core, call, chat, line);
  const gone = chat.participants.filter(({ joined, left, lineId }) => joined && !left && hasEnded(call, lineId));
  for (const participant of gone) leave(core, call, chat, participant);
  if (call.contacts.every(({ endedAtMs }) => endedAtMs !== null)) end(core, call, chat, gone);
  // Who goes while the others write on has to be told that it is over for them: the library waits for that.
  else if (gone.length > 0) post(core, call, chat, { by: null, contentType: `${EVENT}chat.ended`, kept: false, to: gone });
}

const hasEnded = ({ lines }: Call, lineId: string | null) => lines.some(({ id, state }) => id === lineId && state === 'disconnected');

function cameWith(core: Core, call: Call, chat: Chat, line: Line): void {
  const known = chat.participants.find(({ lineId }) => lineId === line.id) ?? agentOf(core, call, chat, line);
  if (known) join(core, call, chat, known);
}

// Streams takes the connection's id for the participant's.
function agentOf(core: Core, call: Call, chat: Chat, line: Line): ChatParticipant | undefined {
  const { agent } = line;
  const entry = agent?.desk.find((one) => one.line === line);
  if (!agent || !entry) return undefined;
  const id = connectionIdOf(core, entry, line);
  const displayName = agent.firstName;
  const participant: ChatParticipant = {
    id,
    role: 'AGENT',
    displayName,
    get token() {
      return token;
    },
    listeners: agent.chatListeners,
    lineId: line.id,
    joined: false,
    left: false,
  };
  const token = issueToken(core, { use: 'participant', call, chat, participant, expiresAtMs: null });
  chat.participants.push(participant);
  return participant;
}

function leave(core: Core, call: Call, chat: Chat, participant: ChatParticipant): void {
  post(core, call, chat, { by: participant, contentType: `${EVENT}participant.left` });
  participant.left = true;
}

function end(core: Core, call: Call, chat: Chat, gone: readonly ChatParticipant[]): void {
  const still = chat.participants.filter(({ joined, left }) => joined && !left);
  // Somebody who was offered a connection and never took it is there as well, and hears nothing.
  post(core, call, chat, { by: null, contentType: `${EVENT}chat.ended`, to: [...still, ...gone] });
  chat.ended = true;
  for (const stop of chat.timers) stop();
  chat.timers.clear();
  forgetTokens(core, chat);
}
