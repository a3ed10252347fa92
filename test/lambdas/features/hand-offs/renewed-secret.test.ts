import { describe, expect, test } from 'vitest';
import { renewedSecret } from '../../../../lambdas/features/hand-offs/post-hand-off/renewed-secret.ts';

/** A secret whose readings answer in this order, and a clock. */
function aSecret(...answers: readonly (string | Error)[]) {
  const time = { ms: 0 };
  let read = 0;
  const next = async () => {
    const answer = answers[read] ?? new Error('Read once too often.');
    read += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const secret = renewedSecret(
    () => next,
    () => time.ms,
  );
  return { secret, time, reads: () => read };
}

describe('a secret that may be changed', () => {
  test('is read once in five minutes', async () => {
    const { secret, time, reads } = aSecret('old', 'old new');
    expect(await secret()).toBe('old');
    time.ms = 299_999;
    expect(await secret()).toBe('old');
    time.ms = 300_000;
    expect(await secret()).toBe('old new');
    expect(reads()).toBe(2);
  });

  test('is the one that was read last while it cannot be read again, and is not asked for meanwhile', async () => {
    const { secret, time, reads } = aSecret('old', new Error('throttled'), 'new');
    await secret();
    time.ms = 300_000;
    expect([await secret(), await secret(), reads()]).toEqual(['old', 'old', 2]);
    time.ms = 600_000;
    expect(await secret()).toBe('new');
  });

  test('that was never read is read again with the next request', async () => {
    const { secret } = aSecret(new Error('throttled'), 'new');
    await expect(secret()).rejects.toThrow('throttled');
    expect(await secret()).toBe('new');
  });
});
