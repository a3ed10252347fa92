import type { PresenceState } from '../contract/presence-states.ts';

/** What the word is made of; `status` is the type of the agent's status, as agent events have it. */
export interface DeskSight {
  readonly loggedIn: boolean;
  readonly status: string | null;
  /** State of each contact on the agent's desk. */
  readonly contacts: readonly (string | null)[];
}

/** A contact in one of these is over, and stands on the desk until the agent clears it (Admin Guide, "agent event streams data model"). */
const OVER = new Set(['ENDED', 'MISSED', 'REJECTED', 'ERROR']);

/** The first that matches decides. Who takes a break is away: Connect routes nothing to a status of type CUSTOM. */
export function presenceState({ loggedIn, status, contacts }: DeskSight): PresenceState {
  if (!loggedIn) return 'offline';
  if (contacts.some((state) => state === null || !OVER.has(state))) return 'on-contact';
  if (contacts.length > 0) return 'after-contact-work';
  if (status === 'ROUTABLE') return 'available';
  return status === 'CUSTOM' || status === 'OFFLINE' ? 'offline' : 'unknown';
}
