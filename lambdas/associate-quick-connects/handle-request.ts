import { type AnswerServices, answerRequest, type CustomResource } from '../runtime/custom-resource/answer-request.ts';
import { type Addressed, BadRequestError, isDelete } from '../runtime/custom-resource/request.ts';
import { type Calls, makeCalls } from './make-calls.ts';
import { planCalls } from './plan-calls.ts';
import { readRequest } from './request.ts';

/** What one request needs; built once for each cold start. */
export type Services = Calls & AnswerServices;

/**
 * Answers one request of CloudFormation by associating and disassociating.
 * @param remainingMs what is left of the function's time, in milliseconds
 * @throws when CloudFormation cannot be reached, or the request says not where to answer
 */
export const handleRequest = (event: unknown, remainingMs: number, services: Services): Promise<void> =>
  answerRequest(event, remainingMs, associations(services), services);

const associations = (services: Services): CustomResource => ({
  carryOut: (event) => carryOut(event, services),
  physicalId: physicalResourceIdOf,
  failure: 'Quick connects could not be associated.',
});

async function carryOut(event: unknown, services: Services): Promise<void> {
  try {
    await makeCalls(planCalls(readRequest(event)), services);
  } catch (error) {
    // Nothing was ever associated under properties that cannot be read; refusing would only keep the stack from rolling back.
    if (!(error instanceof BadRequestError && isDelete(event))) throw error;
  }
}

// The same through all updates, another for another instance: CloudFormation deletes the resource whose id is gone. A Delete
// keeps the id it came with, also that of a resource whose creation failed.
function physicalResourceIdOf(request: Addressed): string {
  const instanceId = (request as { ResourceProperties?: { InstanceId?: unknown } }).ResourceProperties?.InstanceId;
  if (isDelete(request) || typeof instanceId !== 'string') return request.PhysicalResourceId ?? request.LogicalResourceId;
  return `${request.LogicalResourceId}@${instanceId}`;
}
