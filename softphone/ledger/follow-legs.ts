import type { Clock } from '../call/conductor.ts';
import type { LegNews, LegSignal } from '../call/leg-signal.ts';
import type { LegWatch } from '../call/leg-watch.ts';
import type { LinkTrouble } from '../call/link.ts';
import { LedgerError } from './errors.ts';

export interface FollowOptions {
  readonly signal: LegSignal;
  readonly clock: Clock;
  readonly onNews: (news: LegNews) => void;
  /** Null: the ledger answers. Told after each answer. */
  readonly onTrouble: (trouble: LinkTrouble | null) => void;
  /** Whether changes are told by themselves now: then it asks seldom, for what was told and not heard. */
  readonly isTold: () => boolean;
}

export interface LegFollower {
  /** What to ask about from now on; null asks nothing. */
  watch(wanted: LegWatch | null): void;
  /** Asks at once. */
  askNow(): void;
  /** These contacts changed: asks at once if the call is among them; of changes in quick succession, soon after the question before. */
  changed(contactIds: readonly string[]): void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 3_000;
const WAIT_WHEN_TOLD_MS = 10_000;
/** One thing that happens to a call is several changes: one question tells of those that come together. */
const GATHER_MS = 300;
const SLOWER = 1.25;
/** One lost request is no lost link. */
const FAILURES_THAT_COUNT = 2;

/** Asks the second signal: at once when something changed, again and again, ever more slowly, while a consult is open. */
export function followLegs({ signal, clock, onNews, onTrouble, isTold }: FollowOptions): LegFollower {
  let wanted: LegWatch | null = null;
  let cancel = () => {};
  let asked = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let asking = false;
  let changedMeanwhile = false;

  const ask = async (waitMs: number): Promise<void> => {
    const { contactId } = wanted ?? {};
    cancel();
    if (contactId === undefined) return;
    asked += 1;
    askedAt = clock.now();
    const turn = asked;
    asking = true;
    changedMeanwhile = false;
    const result = await signal.ask(contactId).then(
      (news) => ({ news }),
      (error: unknown) => ({ error }),
    );
    // Something else is asked by now: this answer may be old, and the newer question goes on by itself.
    if (turn !== asked) return;
    asking = false;
    const settled = take(result);
    if (changedMeanwhile) return askSoon();
    if (!wanted?.follow && settled) return;
    const isQuiet = settled && isTold() && !wanted?.isDue;
    const nextMs = Math.max(isQuiet ? WAIT_WHEN_TOLD_MS : waitMs, retryAfter(result));
    cancel = clock.after(nextMs, () => void ask(Math.min(waitMs * SLOWER, LONGEST_WAIT_MS)));
  };

  /** Whether the answer was one. */
  const take = (result: Result): boolean => {
    const trouble = 'news' in result ? null : troubleOf(result.error);
    failures = trouble === null ? 0 : failures + 1;
    if (trouble === null || trouble !== 'silent' || failures >= FAILURES_THAT_COUNT) onTrouble(trouble);
    if ('news' in result) onNews(result.news);
    return 'news' in result;
  };

  const askNow = (): void => void ask(FIRST_WAIT_MS);
  const askSoon = (): void => {
    cancel();
    // Never longer, even if the computer's clock was set back.
    cancel = clock.after(Math.min(Math.max(0, askedAt + GATHER_MS - clock.now()), GATHER_MS), askNow);
  };
  return {
    watch(next) {
      const before = wanted;
      wanted = next;
      if (next === null) cancel();
      else if (next.key !== before?.key || (next.follow && !before.follow)) askNow();
    },
    askNow,
    changed(contactIds) {
      if (wanted === null || !contactIds.includes(wanted.contactId)) return;
      if (asking) changedMeanwhile = true;
      else askSoon();
    },
  };
}

type Result = { readonly news: LegNews } | { readonly error: unknown };

/** An answer that the ledger does not know the call yet is an answer. */
function troubleOf(error: unknown): LinkTrouble | null {
  const code = error instanceof LedgerError ? error.code : 'unavailable';
  if (code === 'not-known-yet' || code === 'not-found' || code === 'too-many') return null;
  if (code === 'signed-out') return 'sign-in';
  return code === 'forbidden' ? 'denied' : 'silent';
}

const retryAfter = (result: Result): number =>
  'error' in result && result.error instanceof LedgerError ? (result.error.retryAfterMs ?? 0) : 0;
