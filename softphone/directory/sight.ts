import type { Endpoint } from '../call/endpoint.ts';
import type { AgentPresence, DirectoryEntry, PresenceState, TeamLoad } from './entry.ts';

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

/** A change of where an agent is. */
export interface PresenceNews {
  /** The last part of the agent's ARN. */
  readonly agentId: string;
  readonly state: PresenceState;
  readonly sinceMs: number | null;
}

/** The sight after agents have changed where they are. Who is in no config stays out of it. */
export function withNews(sight: Sight, news: readonly PresenceNews[]): Sight {
  const newest = new Map(news.map(({ agentId, state, sinceMs }) => [agentId, { state, sinceMs }]));
  const seen = (agent: SeenAgent): SeenAgent => ({ ...agent, presence: newest.get(lastPart(agent.id)) ?? agent.presence });
  return { ...sight, agents: sight.agents.map(seen) };
}

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
