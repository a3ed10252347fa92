import type { Action, WriteAction } from './action.ts';

/** Sends a body to the product's HTTP API with a person's token. */
export type Post = (path: string, body: unknown, login: string) => Promise<{ readonly status: number; readonly body: unknown }>;

/** What every agent's desk has logged in one call and not posted yet. */
export interface DeskLogs {
  readonly write: WriteAction;
  /** Posts all there is, as a desk would; a sentence for each entry that the product did not take. */
  post(send: Post): Promise<readonly string[]>;
}

/** A desk posts at most this many entries at once (`docs/api.md`). */
const AT_ONCE = 50;

export function createDeskLogs(): DeskLogs {
  const logs = new Map<string, Action[]>();
  return {
    write: (login, action) => {
      logs.set(login, [...(logs.get(login) ?? []), action]);
    },
    post: async (send) => {
      const refused: string[] = [];
      for (const [login, actions] of logs) {
        for (let from = 0; from < actions.length; from += AT_ONCE)
          refused.push(...(await postBatch(send, login, actions.slice(from, from + AT_ONCE))));
      }
      logs.clear();
      return refused;
    },
  };
}

interface Taken {
  readonly accepted: readonly string[];
  readonly retry: readonly string[];
  readonly rejected: readonly { readonly actionId: string; readonly code: string }[];
}

/** By then every event has arrived, so "not known yet" is a refusal too. */
async function postBatch(send: Post, login: string, actions: readonly Action[]): Promise<readonly string[]> {
  const { status, body } = await send('/actions', { actions }, login);
  if (status !== 200) return [`log: ${login}'s desk was answered ${status}: ${JSON.stringify(body)}.`];
  const { accepted, retry, rejected } = body as Taken;
  return actions
    .filter(({ actionId }) => !accepted.includes(actionId))
    .map(({ actionId, verb }) => {
      const code = rejected.find((one) => one.actionId === actionId)?.code ?? (retry.includes(actionId) ? 'not known yet' : 'not answered');
      return `log: ${login}'s "${verb}" was not taken: ${code}.`;
    });
}
