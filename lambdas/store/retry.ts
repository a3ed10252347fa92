/** How often and how long to try again: the wait before try n is anything up to `baseMs * 2^n`, never above `maxWaitMs`. */
export interface RetryPolicy {
  readonly tries: number;
  readonly baseMs: number;
  readonly maxWaitMs: number;
}

/** For conflicts on a busy report shard: they last milliseconds, and the stream redelivers what six tries could not do. */
export const CONFLICT_RETRY: RetryPolicy = { tries: 6, baseMs: 25, maxWaitMs: 400 };

/**
 * Runs `what` until it resolves, rejects with an error that `again` does not accept, or the tries are used up.
 * Full jitter: writers that met once do not meet again.
 * @throws the last error
 */
export async function retry<T>(what: () => Promise<T>, again: (error: unknown) => boolean, policy = CONFLICT_RETRY): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await what();
    } catch (error) {
      if (attempt >= policy.tries || !again(error)) throw error;
    }
    await backOff(attempt, policy);
  }
}

/** Waits a random time before the try after `attempt`. */
export function backOff(attempt: number, policy = CONFLICT_RETRY): Promise<void> {
  const upToMs = Math.min(policy.maxWaitMs, policy.baseMs * 2 ** attempt);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * upToMs));
}
