import { MAX_ACTIONS } from '../../contract/limits.ts';
import type { BodyOf } from '../../contract/routes.ts';
import type { ActionsAnswer } from '../../contract/schemas/actions.ts';
import type { Verb } from '../../contract/verbs.ts';
import { LedgerError } from './errors.ts';

/** One entry as `POST /actions` takes it. */
export type Action = Required<BodyOf<'log-actions'>['actions'][number]>;

/** What the API says of each entry: taken, to be sent again, or refused for good. */
export type ActionAnswer = Pick<ActionsAnswer, 'accepted' | 'retry'> & {
  readonly rejected: readonly Omit<ActionsAnswer['rejected'][number], 'message'>[];
};

export interface ActionLogOptions {
  /** @throws LedgerError */
  readonly post: (actions: readonly Action[]) => Promise<ActionAnswer>;
  /** Keeps what is not posted yet over a reload of the page. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Entries of another agent in the same tab stay theirs. */
  readonly login: string;
  readonly after: (delayMs: number, what: () => void) => () => void;
  /** Hears of entries that were refused for good, by code. */
  readonly onRejected: (code: string) => void;
}

/** Posts the desk's log in batches; a call never waits for it. */
export interface ActionLog {
  write(entry: { readonly contactId: string; readonly verb: Verb; readonly atMs: number; readonly skewMs: number }): void;
}

/** More than an agent does in a day: beyond it the oldest go. */
const KEPT = 2_000;
const SOON_MS = 400;
const LATEST_MS = 60_000;

/** Opens the log: what an earlier page left unposted goes first. An entry is dropped only when the API has taken or refused it. */
export function openActionLog({ post, storage, login, after, onRejected }: ActionLogOptions): ActionLog {
  const key = `actions ${login}`;
  const kept = storage.getItem(key);
  let waiting: readonly Action[] = kept === null ? [] : (JSON.parse(kept) as Action[]);
  let tries = 0;
  let busy = false;

  const keep = (actions: readonly Action[]): void => {
    waiting = actions.slice(-KEPT);
    if (waiting.length === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(waiting));
  };
  const settle = (answer: ActionAnswer): boolean => {
    const settled = new Set([...answer.accepted, ...answer.rejected.map(({ actionId }) => actionId)]);
    for (const { code } of answer.rejected) onRejected(code);
    keep(waiting.filter(({ actionId }) => !settled.has(actionId)));
    return answer.retry.length === 0;
  };
  const flush = async (): Promise<void> => {
    const clean = await post(waiting.slice(0, MAX_ACTIONS)).then(settle, (error: unknown) => refuse(error));
    tries = clean ? 0 : tries + 1;
    busy = false;
    schedule();
  };
  /** A batch that the API cannot read would stand in the way of everything after it. */
  const refuse = (error: unknown): boolean => {
    if (!(error instanceof LedgerError)) throw error;
    if (error.code !== 'bad-request') return false;
    onRejected(error.code);
    keep(waiting.slice(MAX_ACTIONS));
    return true;
  };
  const schedule = (): void => {
    if (busy || waiting.length === 0) return;
    busy = true;
    after(Math.min(LATEST_MS, SOON_MS * 2 ** Math.min(tries, 10)), () => void flush());
  };
  schedule();
  return {
    write: ({ contactId, verb, atMs, skewMs }) => {
      const at = new Date(atMs).toISOString();
      keep([...waiting, { actionId: `${contactId}-${atMs}-${verb}`, contactId, verb, at, skewMs: Math.round(skewMs) }]);
      schedule();
    },
  };
}
