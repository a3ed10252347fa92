import type { Call, Line } from '../calls/model.ts';

/** What an agent's own connection of a chat carries for the chat library (read in Streams 2.28, `getMediaInfo`); null on a voice call. */
export function chatMedia({ chat }: Call, line: Line): Readonly<Record<string, unknown>> | null {
  const own = chat?.participants.find(({ lineId }) => lineId === line.id);
  if (!chat || !own) return null;
  return {
    connectionData: JSON.stringify({ ConnectionAuthenticationToken: own.token }),
    customerName: chat.participants.find(({ role }) => role === 'CUSTOMER')?.displayName ?? null,
    agentName: own.displayName,
    chatAutoAccept: false,
  };
}
