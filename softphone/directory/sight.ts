import type { Endpoint } from '../call/endpoint.ts';
import { type AgentPresence, type DirectoryEntry, PRESENCE_STATES, type TeamLoad } from './entry.ts';

/** A colleague of the config, and where they are. */
export interface SeenAgent {
  /** ARN of their user. */
  readonly id: string;
  readonly name: string;
  readonly presence: AgentPresence;
}

/** A team of the config, and how busy it is; null when nothing tells. */
export interface SeenTeam {
  readonly name: string;
  readonly load: TeamLoad | null;
}

/** What the product knows of those who can be asked, beside the phone's own list. */
export interface Sight {
  readonly agents: readonly SeenAgent[];
  readonly teams: readonly SeenTeam[];
}

/** Before anything is known. */
export const NO_SIGHT: Sight = { agents: [], teams: [] };

/** Where an agent is, as the ledger tells it: `since` is an instant, ISO 8601. */
interface Whereabouts {
  readonly state: string;
  readonly since: string | null;
}

/** What the ledger tells of those in the config. */
export interface ToldDirectory {
  readonly agents: readonly (Whereabouts & { readonly id: string; readonly name: string })[];
  readonly queues: readonly SeenTeam[];
}

/** A change of where an agent is. */
export interface PresenceNews extends Whereabouts {
  /** The last part of the agent's ARN. */
  readonly agentId: string;
}

/** The sight of what was told. */
export const sightOf = ({ agents, queues }: ToldDirectory): Sight => ({
  agents: agents.map(({ id, name, ...told }) => ({ id, name, presence: presenceOf(told) })),
  teams: queues,
});

/** The sight after agents have changed where they are. Who is in no config stays out of it. */
export function withNews(sight: Sight, news: readonly PresenceNews[]): Sight {
  const newest = new Map(news.map((told) => [told.agentId, presenceOf(told)]));
  const seen = (agent: SeenAgent): SeenAgent => ({ ...agent, presence: newest.get(lastPart(agent.id)) ?? agent.presence });
  return { ...sight, agents: sight.agents.map(seen) };
}

/** A newer ledger may know further states. */
const presenceOf = ({ state, since }: Whereabouts): AgentPresence => ({
  state: PRESENCE_STATES.find((known) => known === state) ?? 'unknown',
  sinceMs: since === null ? null : Date.parse(since),
});

/**
 * The phone's list with what is known of each. By name: the phone tells no user and no queue, the config names quick connects as it names those
 * behind them, and an instance has each name once.
 */
export function inSight(endpoints: readonly Endpoint[], { agents, teams }: Sight): readonly DirectoryEntry[] {
  const agentOf = new Map(agents.map((agent) => [agent.name, agent]));
  const teamOf = new Map(teams.map((team) => [team.name, team]));
  return endpoints.map((endpoint) => {
    const [agent, team] = [agentOf.get(endpoint.name ?? ''), teamOf.get(endpoint.name ?? '')];
    if (endpoint.kind === 'agent' && agent) return { ...endpoint, userArn: agent.id, presence: agent.presence };
    return endpoint.kind === 'queue' && team?.load ? { ...endpoint, team: team.load } : endpoint;
  });
}

const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
