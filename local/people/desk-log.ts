import type { SimClock } from '../connect/sim-clock.ts';
import type { Action } from './action.ts';

/** What the API says became of posted entries (`docs/api.md`, `POST /api/actions`). */
export interface PostAnswer {
  readonly accepted: readonly string[];
  readonly retry: readonly string[];
  readonly rejected: readonly { readonly actionId: string; readonly code: string }[];
}

/** Posts entries with the agent's token. */
export type PostActions = (actions: readonly Action[]) => Promise<{ readonly status: number; readonly body: unknown }>;

/** The log of one desk. */
export interface DeskLog {
  write(action: Action): void;
  /** Posts what is left, at once; what became of everything that was never taken, one sentence each. */
  emptied(): Promise<readonly string[]>;
}

/** An entry waits this long for others, in milliseconds. */
const GATHERED_MS = 2_000;
/** From one try to the next while the API does not know yet; the last for all that follow. */
const AGAIN_MS = [20_000, 60_000, 120_000];
/** The API takes no more at once. */
const BATCH = 50;

/** A log that posts as a desk does: a moment after an entry, all that waits together, again and more slowly what is not known yet. */
export function createDeskLog(clock: SimClock, post: PostActions): DeskLog {
  let waiting: readonly Action[] = [];
  const lost: string[] = [];
  let due = false;
  let tries = 0;
  let lastStatus = 200;

  const postBatch = async (): Promise<void> => {
    const batch = waiting.slice(0, BATCH);
    const { status, body } = await post(batch);
    lastStatus = status;
    if (status === 429 || status >= 500) return;
    if (status !== 200) lost.push(...batch.map(({ verb }) => `"${verb}" was refused with ${status}.`));
    const { retry, rejected } = status === 200 ? (body as PostAnswer) : NOTHING_TAKEN;
    lost.push(...rejected.map(({ actionId, code }) => `"${verbOf(batch, actionId)}" was turned away: ${code}.`));
    const others = waiting.filter((action) => !batch.includes(action));
    waiting = [...others, ...batch.filter(({ actionId }) => retry.includes(actionId))];
  };
  const postInTime = () => {
    due = false;
    if (waiting.length === 0) return;
    const posted = postBatch().then(() => postLater());
    // Simulated time stands still until the answer is there.
    const stopWaiting = clock.onSettle(() => posted);
    posted.then(stopWaiting, stopWaiting);
  };
  const postLater = () => {
    if (waiting.length === 0) tries = 0;
    else postAfter(AGAIN_MS[Math.min(tries++, AGAIN_MS.length - 1)] ?? 0);
  };
  const postAfter = (ms: number) => {
    if (due) return;
    due = true;
    clock.after(ms, postInTime);
  };
  return {
    write: (action) => {
      waiting = [...waiting, action];
      postAfter(GATHERED_MS);
    },
    emptied: async () => {
      for (let batches = Math.ceil(waiting.length / BATCH); batches > 0; batches--) await postBatch();
      const why = lastStatus === 200 ? 'is not known yet when all has been told' : `was never taken, the last answer was ${lastStatus}`;
      lost.push(...waiting.map(({ verb }) => `"${verb}" ${why}.`));
      waiting = [];
      return lost.splice(0);
    },
  };
}

const NOTHING_TAKEN: PostAnswer = { accepted: [], retry: [], rejected: [] };

const verbOf = (batch: readonly Action[], id: string) => batch.find(({ actionId }) => actionId === id)?.verb ?? id;
