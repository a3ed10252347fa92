import { SORT_KEYS } from '../../contract/keys.ts';
import type { PresenceState } from '../../contract/presence-states.ts';
import { isLoggedOut } from '../../domain/logged-out.ts';
import type { Whereabouts } from '../../domain/parse-presence.ts';
import { agentIdOf } from './keys.ts';
import type { Item } from './query-all.ts';

/** Where an agent is, as the ledger has it. */
export interface StoredPresence {
  /** The last part of the agent's ARN. */
  readonly agentId: string;
  readonly state: PresenceState;
  /** When that began, ISO 8601 UTC; null when no event told. */
  readonly since: string | null;
  /** ARNs of the queues of the agent's routing profile; null when no event told. */
  readonly queues: readonly string[] | null;
}

/** Reads a PRESENCE item, from the table or from the image in a stream record; undefined for an item of another kind. */
export function storedPresence({ pk, sk, presence, became, loggedOutV, actedV }: Item): StoredPresence | undefined {
  if (sk?.S !== SORT_KEYS.presence || !pk?.S || !presence?.S) return undefined;
  const { at, state, chosenAt, queues, isBeat = false } = JSON.parse(presence.S) as Kept;
  const [loggedOutAt, actedAt] = [instantOf(loggedOutV), instantOf(actedV)];
  if (isLoggedOut({ at, isBeat, loggedOutAt, actedAt })) return { agentId: agentIdOf(pk.S), state: 'offline', since: loggedOutAt, queues };
  const [of, began = null] = became?.S?.split('|') ?? [];
  return { agentId: agentIdOf(pk.S), state, since: of === state ? began : chosenAt, queues };
}

interface Kept extends Whereabouts {
  readonly at: string;
  readonly isBeat?: boolean;
}

/** The instant of a version, `<instant>#<sequence number>`. */
const instantOf = (version: Item[string] | undefined): string | null => version?.S?.split('#')[0] ?? null;
