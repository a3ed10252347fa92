import type { Log } from '../log.ts';
import { answerOf, type Outcome, type Post, putAnswer } from './answer.ts';
import { type Addressed, addressed } from './request.ts';

/** What a custom resource is and does. */
export interface CustomResource {
  /** Carries the request out. What it throws is answered as the failure's reason. */
  readonly carryOut: (event: unknown) => Promise<void>;
  /** CloudFormation deletes the resource whose id is gone after an update. */
  readonly physicalId: (request: Addressed) => string;
  /** What failed, for the log. */
  readonly failure: string;
}

/** What one request needs; built once for each cold start. */
export type AnswerServices = Post & { readonly log: Log };

/** Kept back of the function's time for the answer, in milliseconds. */
const KEPT_FOR_THE_ANSWER_MS = 5_000;

/**
 * Answers one request of CloudFormation: always, also when it failed or ran out of time, or the stack would wait an hour.
 * @param remainingMs what is left of the function's time, in milliseconds
 * @throws when CloudFormation cannot be reached, or the request says not where to answer
 */
export async function answerRequest(
  event: unknown,
  remainingMs: number,
  resource: CustomResource,
  services: AnswerServices,
): Promise<void> {
  const request = addressed.parse(event);
  const outcome = await within(remainingMs - KEPT_FOR_THE_ANSWER_MS, outcomeOf(event, resource, services));
  await putAnswer(request.ResponseURL, answerOf(request, resource.physicalId(request), outcome), services);
}

async function outcomeOf(event: unknown, { carryOut, failure }: CustomResource, { log }: AnswerServices): Promise<Outcome> {
  try {
    await carryOut(event);
    return { ok: true };
  } catch (error) {
    log.error(failure, { error });
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

const OUT_OF_TIME: Outcome = {
  ok: false,
  reason: "The function's time ran out. Deploy again: what was done stays so; if it happens again, raise the function's timeout.",
};

async function within(ms: number, outcome: Promise<Outcome>): Promise<Outcome> {
  const alarm = Promise.withResolvers<Outcome>();
  const timer = setTimeout(() => alarm.resolve(OUT_OF_TIME), ms);
  return Promise.race([outcome, alarm.promise]).finally(() => clearTimeout(timer));
}
