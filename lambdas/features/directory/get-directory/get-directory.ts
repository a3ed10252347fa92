import type { Named } from '../../../../contract/schemas/me.ts';
import { PROBLEM, type RouteAnswer } from '../../../runtime/api.ts';
import type { ApiRequest } from '../../../runtime/api-request.ts';
import { type AgentDirectory, agentOfLogin } from '../../../store/agent-of-login.ts';
import { type NameBook, readNames } from '../../../store/names.ts';
import { offeredTo } from '../../../store/offered-to.ts';
import { readPresences } from '../../../store/read-presence.ts';
import type { StoredPresence } from '../../../store/stored-presence.ts';
import type { TeamLoads } from '../../../store/team-loads.ts';

/** Where the answer is read. */
export interface DirectoryShelf {
  readonly directory: AgentDirectory;
  readonly book: NameBook;
  /** How busy these queues are, by ARN, as far as it is known. */
  loads(queueArns: readonly string[], nowMs: number): Promise<TeamLoads>;
}

/** The colleagues and teams of the config, where each colleague is and how busy each team, for agents to whom they are offered. */
export async function getDirectory(
  { caller, nowMs }: Pick<ApiRequest, 'caller' | 'nowMs'>,
  shelf: DirectoryShelf,
): Promise<RouteAnswer<'get-directory'>> {
  const { directory, book } = shelf;
  if (caller.login === null) return PROBLEM.noLogin;
  const self = await agentOfLogin(directory, caller.login, nowMs);
  if (self === null) return PROBLEM.noUser;
  const names = await readNames(book, nowMs);
  const { agents, queues } = names;
  const presences = await readPresences(directory.ledger, [...new Set([self, ...idsOf(agents)])]);
  const offered = offeredTo(presences.get(self), names);
  const isSeen = ({ name }: Named) => offered.all || offered.names.has(name);
  const teams = queues.filter(isSeen);
  const seen = agents.filter(isSeen).map((agent) => ({ ...agent, ...whereabouts(presences.get(agent.id)) }));
  const loads = teams.length === 0 ? {} : await shelf.loads(idsOf(queues), nowMs);
  return { status: 200, body: { agents: seen, queues: teams.map((queue) => ({ ...queue, load: loads[queue.id] ?? null })) } };
}

const idsOf = (all: readonly Named[]): readonly string[] => all.map(({ id }) => id);

const whereabouts = (presence: StoredPresence | undefined) => ({ state: presence?.state ?? 'unknown', since: presence?.since ?? null });
