import { PROBLEM, type RouteAnswer } from '../../../runtime/api.ts';
import type { ApiRequest } from '../../../runtime/api-request.ts';
import { type AgentDirectory, agentOfLogin } from '../../../store/agent-of-login.ts';
import { type NameBook, readNames } from '../../../store/names.ts';
import { readSettings } from '../../../store/settings.ts';

type MeRequest = Pick<ApiRequest, 'caller' | 'nowMs'>;

/**
 * Who the caller is in Connect, whether they may see what others asked, and, if so, by whom it can be asked: agents and queues by name.
 * Nobody else is told who works here. Beside it what the config says of calls, which is not for people who have not signed in.
 */
export async function getMe({ caller, nowMs }: MeRequest, directory: AgentDirectory, book: NameBook): Promise<RouteAnswer<'get-me'>> {
  const { login, supervisor } = caller;
  if (login === null && !supervisor) return PROBLEM.noLogin;
  const userArn = login === null ? null : await agentOfLogin(directory, login, nowMs);
  if (userArn === null && !supervisor) return PROBLEM.noUser;
  const [{ agents, queues }, settings] = await Promise.all([readNames(book, nowMs), readSettings(directory.ledger)]);
  const name = agents.find(({ id }) => id === userArn)?.name ?? null;
  const known = supervisor ? { agents: byName(agents), queues: byName(queues) } : { agents: [], queues: [] };
  return { status: 200, body: { agent: userArn, name, supervisor, ...known, settings } };
}

const byName = <T extends { readonly name: string }>(all: readonly T[]): readonly T[] =>
  [...all].sort((a, b) => a.name.localeCompare(b.name));
