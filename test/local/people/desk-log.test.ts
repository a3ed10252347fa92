import { describe, expect, test } from 'vitest';
import { createSimClock } from '../../../local/connect/sim-clock.ts';
import type { Action } from '../../../local/people/action.ts';
import { createDeskLog, type PostAnswer } from '../../../local/people/desk-log.ts';

const START_MS = Date.UTC(2026, 10, 21, 10);
const action = (actionId: string): Action => ({
  actionId,
  contactId: 'c1',
  verb: 'joined',
  at: new Date(START_MS).toISOString(),
  skewMs: 0,
});

type Answer = Partial<PostAnswer> | { readonly status: number };

/** A log whose posts are answered in turn; the last answer goes on. `posts` are `<seconds>: <ids>`. */
function deskLog(...answers: readonly Answer[]) {
  const clock = createSimClock({ startAtMs: START_MS });
  const posts: string[] = [];
  const log = createDeskLog(clock, async (actions) => {
    const answer = answers[Math.min(posts.length, answers.length - 1)] ?? {};
    posts.push(`${(clock.now() - START_MS) / 1000}: ${actions.map(({ actionId }) => actionId).join(' ')}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
    return 'status' in answer ? { ...answer, body: {} } : { status: 200, body: { accepted: [], retry: [], rejected: [], ...answer } };
  });
  return { clock, log, posts };
}

describe('the log of a scripted desk', () => {
  test('posts a moment after an entry, together with what came meanwhile', async () => {
    const { clock, log, posts } = deskLog({});
    log.write(action('a'));
    await clock.advance(400);
    log.write(action('b'));
    await clock.advance(60_000);
    log.write(action('c'));
    await clock.advance(60_000);
    expect(posts).toEqual(['2: a b', '62.4: c']);
    expect(await log.emptied()).toEqual([]);
  });

  test('posts again and more slowly what is not known yet, and time stands still while it is answered', async () => {
    const { clock, log, posts } = deskLog({ retry: ['a'] }, { retry: ['a'] }, { status: 429 }, {});
    log.write(action('a'));
    await clock.advance(300_000);
    expect(posts).toEqual(['2: a', '22: a', '82: a', '202: a']);
  });

  test('says at the end what was turned away or never known', async () => {
    const { clock, log } = deskLog({ rejected: [{ actionId: 'a', code: 'not-a-party' }], retry: ['b'] }, { retry: ['b'] });
    log.write(action('a'));
    log.write(action('b'));
    await clock.advance(2_000);
    expect(await log.emptied()).toEqual(['"joined" was turned away: not-a-party.', '"joined" is not known yet when all has been told.']);
    expect(await log.emptied()).toEqual([]);
  });

  test('says what the last answer was when the product failed to the end', async () => {
    const { clock, log } = deskLog({ status: 500 });
    log.write(action('a'));
    await clock.advance(300_000);
    expect(await log.emptied()).toEqual(['"joined" was never taken, the last answer was 500.']);
  });

  test('does not post again what was refused as a whole', async () => {
    const { clock, log, posts } = deskLog({ status: 400 });
    log.write(action('a'));
    await clock.advance(300_000);
    expect(posts).toHaveLength(1);
    expect(await log.emptied()).toEqual(['"joined" was refused with 400.']);
  });

  test('posts no more than fifty at once, and everything in the end', async () => {
    const { log, posts } = deskLog({});
    for (let n = 0; n < 120; n++) log.write(action(`a${n}`));
    expect(await log.emptied()).toEqual([]);
    expect(posts.map((post) => post.split(' ').length - 1)).toEqual([50, 50, 20]);
  });
});
