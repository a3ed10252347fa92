import type { Addressed } from './request.ts';

/** CloudFormation refuses an answer of more than 4,096 bytes. */
const REASON_MAX_CHARS = 1_000;
const TRIES = 3;

/** How the request ended; a failure says what to do next. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Where answers go: `fetch`, and a wait between two tries. */
export interface Post {
  readonly fetch: typeof fetch;
  readonly wait: (ms: number) => Promise<void>;
}

/** The answer to a request, in the shape of the CloudFormation user guide (custom resource response objects). */
export function answerOf(request: Addressed, physicalResourceId: string, outcome: Outcome): Record<string, string> {
  const result: Record<string, string> = outcome.ok
    ? { Status: 'SUCCESS' }
    : { Status: 'FAILED', Reason: outcome.reason.slice(0, REASON_MAX_CHARS) };
  return {
    ...result,
    PhysicalResourceId: physicalResourceId,
    StackId: request.StackId,
    RequestId: request.RequestId,
    LogicalResourceId: request.LogicalResourceId,
  };
}

/**
 * Puts the answer where CloudFormation waits for it.
 * @throws AnswerError when it cannot be put there: CloudFormation then waits until its own time limit
 */
export async function putAnswer(url: string, answer: Record<string, string>, post: Post): Promise<void> {
  let failure: unknown;
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    if (attempt > 1) await post.wait(attempt * 500);
    try {
      // The URL is signed for an empty content type.
      const { ok, status } = await post.fetch(url, { method: 'PUT', headers: { 'content-type': '' }, body: JSON.stringify(answer) });
      if (ok) return;
      failure = new Error(`status ${status}`);
    } catch (error) {
      failure = error;
    }
  }
  throw new AnswerError('CloudFormation could not be answered.', { cause: failure });
}

/** The answer did not reach CloudFormation. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
}
