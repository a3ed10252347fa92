import { describe, expect, test } from 'vitest';
import type { Verb } from '../../../contract/verbs.ts';
import { type Action, type ActionAnswer, openActionLog } from '../../../softphone/ledger/action-log.ts';
import { LedgerError } from '../../../softphone/ledger/errors.ts';
import { fakeClock } from '../support/fake-clock.ts';

const accept = (actions: readonly Action[]): ActionAnswer => ({
  accepted: actions.map(({ actionId }) => actionId),
  retry: [],
  rejected: [],
});
const entry = (atMs: number, verb: Verb = 'joined') => ({ contactId: 'c1', verb, atMs, skewMs: 12.4 });

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    kept,
  };
}

/** A log on a fake clock, whose posts are answered by `answers` in turn, the last one for ever. */
function aLog(answers: readonly ((actions: readonly Action[]) => ActionAnswer)[], storage = memory()) {
  const clock = fakeClock();
  const posts: (readonly Action[])[] = [];
  const rejected: string[] = [];
  const log = openActionLog({
    post: async (actions) => {
      posts.push(actions);
      const answer = answers[Math.min(posts.length, answers.length) - 1];
      return (answer ?? accept)(actions);
    },
    storage,
    login: 'alice',
    after: clock.after,
    onRejected: (code) => rejected.push(code),
  });
  const pass = async (ms: number) => {
    clock.pass(ms);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { log, posts, rejected, pass, storage };
}

describe('posting the desk’s log', () => {
  test('entries go out together, soon, with an id that is the same at every try', async () => {
    const { log, posts, pass, storage } = aLog([accept]);
    log.write(entry(1_000));
    log.write(entry(1_200, 'left'));
    await pass(1_000);
    expect(posts).toEqual([
      [
        { actionId: 'c1-1000-joined', contactId: 'c1', verb: 'joined', at: '1970-01-01T00:00:01.000Z', skewMs: 12 },
        { actionId: 'c1-1200-left', contactId: 'c1', verb: 'left', at: '1970-01-01T00:00:01.200Z', skewMs: 12 },
      ],
    ]);
    expect(storage.kept.size).toBe(0);
  });

  test.each<[string, (actions: readonly Action[]) => ActionAnswer]>([
    [
      'the API does not know the contact yet',
      (actions) => ({ accepted: [], retry: actions.map(({ actionId }) => actionId), rejected: [] }),
    ],
    [
      'the network is gone',
      () => {
        throw new LedgerError('unavailable');
      },
    ],
    [
      'the sign-in has run out',
      () => {
        throw new LedgerError('signed-out');
      },
    ],
  ])('%s: it is kept and sent again, later each time', async (_, answer) => {
    const { log, posts, pass, storage } = aLog([answer, answer, accept]);
    log.write(entry(1_000));
    await pass(500);
    expect(posts).toHaveLength(1);
    expect(storage.kept.size).toBe(1);
    await pass(500);
    expect(posts).toHaveLength(1);
    await pass(500);
    expect(posts).toHaveLength(2);
    await pass(5_000);
    expect(posts).toHaveLength(3);
    expect(storage.kept.size).toBe(0);
  });

  test('what is refused for good is dropped and told by its code; the rest stays', async () => {
    const answer = ([first, second]: readonly Action[]): ActionAnswer => ({
      accepted: [],
      retry: second ? [second.actionId] : [],
      rejected: first ? [{ actionId: first.actionId, code: 'not-a-party' }] : [],
    });
    const { log, rejected, pass, storage } = aLog([answer]);
    log.write(entry(1_000));
    log.write(entry(2_000));
    await pass(500);
    expect(rejected).toEqual(['not-a-party']);
    expect([...storage.kept.values()].join()).toContain('c1-2000-joined');
    expect([...storage.kept.values()].join()).not.toContain('c1-1000-joined');
  });

  test('after a reload what was left goes first', async () => {
    const storage = memory();
    aLog([accept], storage).log.write(entry(1_000));
    const { posts, pass } = aLog([accept], storage);
    await pass(500);
    expect(posts[0]?.map(({ actionId }) => actionId)).toEqual(['c1-1000-joined']);
  });

  test('more than the API takes at once goes in several posts', async () => {
    const { log, posts, pass } = aLog([accept]);
    for (let i = 0; i < 60; i += 1) log.write(entry(i));
    await pass(500);
    await pass(500);
    expect(posts.map((actions) => actions.length)).toEqual([50, 10]);
  });
});
