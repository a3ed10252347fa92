import { PRESENCE_STATES, type PresenceState, type TeamLoad } from '../directory/entry.ts';
import type { Sight } from '../directory/sight.ts';
import { LedgerError } from './errors.ts';
import { type Access, get } from './request.ts';

/** What `GET /directory` answers. */
interface Answer {
  readonly agents: readonly { readonly id: string; readonly name: string; readonly state: string; readonly since: string | null }[];
  readonly queues: readonly { readonly id: string; readonly name: string; readonly load: TeamLoad | null }[];
}

/** Where the colleagues of the config are, and how busy its teams. @throws LedgerError */
export async function readSight(access: Access): Promise<Sight> {
  const body = await get(access, '/directory');
  if (!isAnswer(body)) throw new LedgerError('malformed');
  return {
    agents: body.agents.map(({ id, name, state, since }) => ({ id, name, presence: presenceOf(state, since) })),
    teams: body.queues.map(({ name, load }) => ({ name, load })),
  };
}

/** A presence as the API tells it, in an answer or over the socket; a newer server may know further states. */
export const presenceOf = (state: unknown, since: unknown): { readonly state: PresenceState; readonly sinceMs: number | null } => ({
  state: PRESENCE_STATES.find((known) => known === state) ?? 'unknown',
  sinceMs: typeof since === 'string' ? Date.parse(since) : null,
});

const isAnswer = (body: unknown): body is Answer =>
  typeof body === 'object' &&
  body !== null &&
  'agents' in body &&
  Array.isArray(body.agents) &&
  'queues' in body &&
  Array.isArray(body.queues);
