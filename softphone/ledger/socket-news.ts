import type { AgentNews as Sent, ToDeskMessage } from '../../contract/socket.ts';

/** What a desk hears on its socket, without what it has no use for. */
export type SocketNews =
  | ToDeskMessage<'pong'>
  | Omit<ToDeskMessage<'contact-changed'>, 'rootContactId'>
  | Omit<ToDeskMessage<'note-changed'>, 'rootContactId'>
  | Omit<ToDeskMessage<'hand-off-changed'>, 'rootContactId'>
  | (Omit<ToDeskMessage<'presence'>, 'agents'> & { readonly agents: readonly AgentNews[] });

/** Where an agent is now; a newer server may know more states. */
export type AgentNews = Omit<Sent, 'state'> & { readonly state: string };

/** Reads a message; null for one that this desk does not know, which newer servers may send, or need not know. */
export function socketNews(text: string): SocketNews | null {
  const { type, contactIds, version, agents } = parsed(text);
  // Too much was said on this socket: it is up all the same.
  if (type === 'pong' || type === 'too-many') return { type: 'pong' };
  if (type === 'contact-changed' && Array.isArray(contactIds)) return { type, contactIds: idsIn(contactIds) };
  if (type === 'hand-off-changed' && Array.isArray(contactIds)) return { type, contactIds: idsIn(contactIds) };
  if (type === 'note-changed' && Array.isArray(contactIds) && typeof version === 'number')
    return { type, contactIds: idsIn(contactIds), version };
  return type === 'presence' && Array.isArray(agents) ? { type, agents: agents.flatMap(presenceIn) } : null;
}

const idsIn = (ids: readonly unknown[]): readonly string[] => ids.filter((id) => typeof id === 'string');

function presenceIn(agent: unknown): readonly AgentNews[] {
  const { agentId, state, since } = Object(agent);
  if (typeof agentId !== 'string' || typeof state !== 'string') return [];
  return [{ agentId, state, since: typeof since === 'string' ? since : null }];
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
