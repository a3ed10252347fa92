import { describe, expect, test } from 'vitest';
import type { LegNews } from '../../../softphone/call/leg-signal.ts';
import type { LinkTrouble } from '../../../softphone/call/link.ts';
import { LedgerError, type LedgerErrorCode } from '../../../softphone/ledger/errors.ts';
import { followLegs } from '../../../softphone/ledger/follow-legs.ts';
import { fakeClock } from '../support/fake-clock.ts';

const NEWS: LegNews = { contactId: 'c1', legs: [], consults: [] };

/** A follower whose questions are answered by a list; the last answer repeats. */
function following(answers: readonly ('news' | LedgerErrorCode)[], isTold = () => false) {
  const clock = fakeClock();
  const askedAt: number[] = [];
  const news: LegNews[] = [];
  const troubles: (LinkTrouble | null)[] = [];
  const follower = followLegs({
    clock,
    signal: {
      ask: async () => {
        const answer = answers[Math.min(askedAt.length, answers.length - 1)];
        askedAt.push(clock.now());
        if (answer === undefined || answer === 'news') return NEWS;
        throw new LedgerError(answer, { retryAfterMs: answer === 'too-many' ? 9_000 : null });
      },
    },
    onNews: (told) => news.push(told),
    onTrouble: (trouble) => troubles.push(trouble),
    isTold,
  });
  const pass = async (ms: number) => {
    for (let i = 0; i < ms; i += 250) {
      clock.pass(250);
      for (let tick = 0; tick < 6; tick += 1) await Promise.resolve();
    }
  };
  return { follower, askedAt, news, troubles, pass };
}

const watch = (follow: boolean, key = 'k', isDue = false) => ({ contactId: 'c1', key, follow, isDue });

describe('asking for the legs of a call', () => {
  test('asks once when nothing is open', async () => {
    const { follower, askedAt, news, pass } = following(['news']);
    follower.watch(watch(false));
    await pass(30_000);
    expect(askedAt).toEqual([0]);
    expect(news).toHaveLength(1);
  });

  test('goes on while a consult is open, ever more slowly, at least every three seconds', async () => {
    const { follower, askedAt, pass } = following(['news']);
    follower.watch(watch(true));
    await pass(60_000);
    const gaps = askedAt.slice(1).map((at, i) => at - (askedAt[i] ?? 0));
    expect(gaps[0]).toBeLessThanOrEqual(1_250);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(3_250);
    expect(gaps.at(-1)).toBeGreaterThan(gaps[0] ?? 0);
  });

  test('asks at once when the call changed, and starts its pace anew', async () => {
    const { follower, askedAt, pass } = following(['news']);
    follower.watch(watch(true));
    await pass(20_000);
    const before = askedAt.length;
    follower.watch(watch(true, 'other'));
    await pass(2_000);
    expect(askedAt.length).toBeGreaterThanOrEqual(before + 2);
  });

  test('stops when there is nothing to ask', async () => {
    const { follower, askedAt, pass } = following(['news']);
    follower.watch(watch(true));
    await pass(1_000);
    follower.watch(null);
    const before = askedAt.length;
    await pass(30_000);
    expect(askedAt.length).toBe(before);
  });

  test('asks again for a call the ledger does not know yet, which is no trouble', async () => {
    const { follower, news, troubles, pass } = following(['not-known-yet', 'not-found', 'news']);
    follower.watch(watch(false));
    await pass(10_000);
    expect(news).toHaveLength(1);
    expect(new Set(troubles)).toEqual(new Set([null]));
  });

  test.each([
    ['one lost answer is no lost link', ['unavailable', 'news'], [null]],
    ['two are', ['no-answer', 'unavailable', 'news'], ['silent', null]],
    ['a sign-in that ran out', ['signed-out', 'news'], ['sign-in', null]],
    ['somebody who is no party of the call', ['forbidden', 'news'], ['denied', null]],
  ] as const)('%s', async (_name, answers, expected) => {
    const { follower, troubles, pass } = following(answers);
    follower.watch(watch(false));
    await pass(10_000);
    expect(troubles).toEqual(expected);
  });

  test('waits as long as the server asks for', async () => {
    const { follower, askedAt, pass } = following(['too-many', 'news']);
    follower.watch(watch(true));
    await pass(8_000);
    expect(askedAt).toHaveLength(1);
    await pass(2_000);
    expect(askedAt).toHaveLength(2);
  });
});

describe('while changes are told', () => {
  test('asks every ten seconds only, and as before once they are not', async () => {
    let told = true;
    const { follower, askedAt, pass } = following(['news'], () => told);
    follower.watch(watch(true));
    await pass(25_000);
    expect(askedAt).toHaveLength(3);
    told = false;
    follower.askNow();
    await pass(1_500);
    expect(askedAt).toHaveLength(5);
  });

  test('goes on as before while the agent waits to hear who has the customer', async () => {
    const { follower, askedAt, pass } = following(['news'], () => true);
    follower.watch(watch(true, 'wrap-up', true));
    await pass(5_000);
    expect(askedAt.length).toBeGreaterThanOrEqual(4);
  });

  test('asks at once when the call is among what changed, and not for another call', async () => {
    const { follower, askedAt, pass } = following(['news'], () => true);
    follower.watch(watch(true));
    await pass(2_000);
    follower.changed(['other']);
    await pass(1_000);
    follower.changed(['root', 'c1']);
    await pass(1_000);
    expect(askedAt).toEqual([0, 3_000]);
  });

  test('a change during a question is asked about once it is answered, and two of them once', async () => {
    const { follower, askedAt, pass } = following(['news'], () => true);
    follower.watch(watch(true));
    follower.changed(['c1']);
    follower.changed(['c1']);
    await pass(1_000);
    expect(askedAt).toHaveLength(2);
  });

  test('the first of several changes is asked about at once, those that come soon after it together', async () => {
    const { follower, askedAt, pass } = following(['news'], () => true);
    follower.watch(watch(true));
    await pass(2_000);
    follower.changed(['c1']);
    await pass(250);
    follower.changed(['c1']);
    follower.changed(['c1']);
    await pass(2_000);
    expect(askedAt).toEqual([0, 2_000, 2_300]);
  });
});
