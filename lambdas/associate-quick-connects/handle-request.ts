import type { Log } from '../runtime/log.ts';
import { answerOf, type Outcome, type Post, putAnswer } from './answer.ts';
import { type Calls, makeCalls } from './make-calls.ts';
import { planCalls } from './plan-calls.ts';
import { type Addressed, addressed, BadRequestError, isDelete, readRequest } from './request.ts';

/** What one request needs; built once for each cold start. */
export type Services = Calls & Post & { readonly log: Log };

/** Kept back of the function's time for the answer, in milliseconds. */
const KEPT_FOR_THE_ANSWER_MS = 5_000;

/**
 * Answers one request of CloudFormation: always, also when it failed or ran out of time, or the stack would wait an hour.
 * @param remainingMs what is left of the function's time, in milliseconds
 * @throws when CloudFormation cannot be reached, or the request says not where to answer
 */
export async function handleRequest(event: unknown, remainingMs: number, services: Services): Promise<void> {
  const request = addressed.parse(event);
  const outcome = await within(remainingMs - KEPT_FOR_THE_ANSWER_MS, carryOut(event, services));
  await putAnswer(request.ResponseURL, answerOf(request, physicalResourceIdOf(request, event), outcome), services);
}

async function carryOut(event: unknown, services: Services): Promise<Outcome> {
  try {
    await makeCalls(planCalls(readRequest(event)), services);
    return { ok: true };
  } catch (error) {
    // Nothing was ever associated under properties that cannot be read; refusing would only keep the stack from rolling back.
    if (error instanceof BadRequestError && isDelete(event)) return { ok: true };
    services.log.error('Quick connects could not be associated.', { error });
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

const OUT_OF_TIME: Outcome = {
  ok: false,
  reason: "The function's time ran out. Deploy again: what was associated stays so; if it happens again, raise the function's timeout.",
};

async function within(ms: number, outcome: Promise<Outcome>): Promise<Outcome> {
  const alarm = Promise.withResolvers<Outcome>();
  const timer = setTimeout(() => alarm.resolve(OUT_OF_TIME), ms);
  return Promise.race([outcome, alarm.promise]).finally(() => clearTimeout(timer));
}

// The same through all updates, another for another instance: CloudFormation deletes the resource whose id is gone. A Delete
// keeps the id it came with, also that of a resource whose creation failed.
function physicalResourceIdOf(request: Addressed, event: unknown): string {
  const instanceId = (event as { ResourceProperties?: { InstanceId?: unknown } }).ResourceProperties?.InstanceId;
  if (isDelete(event) || typeof instanceId !== 'string') return request.PhysicalResourceId ?? request.LogicalResourceId;
  return `${request.LogicalResourceId}@${instanceId}`;
}
