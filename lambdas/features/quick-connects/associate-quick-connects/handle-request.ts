import { answerOf, type Outcome, type Post, putAnswer } from '../../../runtime/custom-resource/answer.ts';
import { type Addressed, addressed, BadRequestError, isDelete } from '../../../runtime/custom-resource/request.ts';
import { readRequest } from './request.ts';
import { type TurnEnd, type TurnServices, takeTurn } from './take-turn.ts';

/** What one turn at a request needs; built once for each cold start. */
export interface Services extends TurnServices, Post {
  /** Lets the function be called again with this, after this turn. */
  readonly goOn: (next: NextTurn) => Promise<void>;
}

/** A request of CloudFormation, and the call at which to go on. */
export interface NextTurn {
  readonly event: unknown;
  readonly nextCall: number;
}

/** Kept back of a turn's time for the call under way, the next turn's message and the answer, in milliseconds. */
const KEPT_MS = 45_000;

/**
 * Takes one turn at a request: makes calls while there is time, then answers CloudFormation or asks for the next turn. A failure is always answered, or the
 * stack would wait an hour.
 * @param remainingMs what is left of the function's time
 * @throws when CloudFormation or the queue cannot be reached, or the request says not where to answer
 */
export async function handleRequest({ event, nextCall }: NextTurn, remainingMs: number, services: Services): Promise<void> {
  const request = addressed.parse(event);
  const end = await turn({ event, nextCall }, services.now() + remainingMs - KEPT_MS, services);
  if ('done' in end && !end.done) return services.goOn({ event, nextCall: end.nextCall });
  const outcome: Outcome = 'done' in end ? { ok: true } : end;
  await putAnswer(request.ResponseURL, answerOf(request, physicalResourceIdOf(request), outcome), services);
}

/** Answers a request that was cut off again and again. */
export async function giveUp({ event }: Pick<NextTurn, 'event'>, services: Post): Promise<void> {
  const request = addressed.parse(event);
  await putAnswer(request.ResponseURL, answerOf(request, physicalResourceIdOf(request), CUT_OFF), services);
}

const CUT_OFF: Outcome = {
  ok: false,
  reason: 'The function was cut off several times at the same place. See its log, then deploy again: what was done stays so.',
};

async function turn({ event, nextCall }: NextTurn, untilMs: number, services: Services): Promise<TurnEnd | Outcome> {
  try {
    return await takeTurn(readRequest(event), nextCall, untilMs, services);
  } catch (error) {
    // Nothing was ever associated under properties that cannot be read; refusing would only keep the stack from rolling back.
    if (error instanceof BadRequestError && isDelete(event)) return { ok: true };
    services.log.error('Quick connects could not be associated.', { error });
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

// The same through all updates, another for another instance: CloudFormation deletes the resource whose id is gone. A Delete
// keeps the id it came with, also that of a resource whose creation failed.
function physicalResourceIdOf(request: Addressed): string {
  const instanceId = (request as { ResourceProperties?: { InstanceId?: unknown } }).ResourceProperties?.InstanceId;
  if (isDelete(request) || typeof instanceId !== 'string') return request.PhysicalResourceId ?? request.LogicalResourceId;
  return `${request.LogicalResourceId}@${instanceId}`;
}
