import type { Agent, CallStatus } from '../calls/model.ts';

/**
 * Ready for one more contact of a channel: chose a routable state, and has a free slot. Whoever is on a call is offered no chat, and the
 * other way round (CrossChannelBehavior ROUTE_CURRENT_CHANNEL_ONLY).
 */
export const isRoutable = (agent: Agent, channel: 'VOICE' | 'CHAT' = 'VOICE'): boolean =>
  agent.chosen.type === 'routable' && (channel === 'VOICE' ? agent.call === null : freeChats(agent) > 0);

/** How many more chats the agent could take now; one that rings, or was missed and is not cleared, keeps the next away. */
export function freeChats({ desk, routingProfile }: Agent): number {
  const blocked = desk.some(({ type, state }) => type !== 'chat' || state === 'connecting' || state === 'error');
  return blocked ? 0 : Math.max(0, routingProfile.chats - desk.length);
}

const STATUS = {
  incoming: ['PendingBusy', 'system'],
  connecting: ['PendingBusy', 'system'],
  connected: ['Busy', 'system'],
  ended: ['AfterCallWork', 'system'],
  error: ['MissedCallAgent', 'error'],
} as const;

/** The state that what is left on the desk forces on the agent; null when nothing is. */
export function statusOfDesk({ desk }: Agent): CallStatus | null {
  const left = desk.find(({ state }) => state === 'connected') ?? desk[0];
  if (!left) return null;
  const [name, type] = STATUS[left.state];
  return { name, type, sinceMs: left.changedAtMs };
}
