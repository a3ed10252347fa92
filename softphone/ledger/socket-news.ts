/** What the product tells a desk by itself (`docs/api.md`, the socket). */
export type SocketNews =
  | { readonly type: 'pong' }
  /** A call with a consult changed: what about it, the contact tree says. */
  | { readonly type: 'contact-changed'; readonly contactIds: readonly string[] }
  /** The note of a call was written; `version` is the newest. */
  | { readonly type: 'note-changed'; readonly contactIds: readonly string[]; readonly version: number }
  /** Agents changed where they are; told while the desk watches. */
  | { readonly type: 'presence'; readonly agents: readonly AgentNews[] };

/** Where an agent is now; `agentId` is the last part of their ARN. */
export interface AgentNews {
  readonly agentId: string;
  readonly state: string;
  readonly since: string | null;
}

/** Reads a message; null for one that this desk does not know, which newer servers may send, or need not know. */
export function socketNews(text: string): SocketNews | null {
  const { type, contactIds, version, agents } = parsed(text);
  // Too much was said on this socket: it is up all the same.
  if (type === 'pong' || type === 'too-many') return { type: 'pong' };
  if (type === 'contact-changed' && Array.isArray(contactIds)) return { type, contactIds: idsIn(contactIds) };
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
